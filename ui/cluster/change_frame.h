// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "services/core/error.h"

#include <QWidget>

class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace pilothouse::ui {

class FormFoot;
class FormTop;
class Note;

/// What every form about one machine has around it: the way back, what was refused, what it comes to, why no plan can be opened yet, the
/// command to copy, and the button of the plan. Nothing is changed from here: a plan opens.
class ChangeFrame : public QWidget
{
    Q_OBJECT
public:
    /// `id` begins the names of its buttons: "resizePlan".
    explicit ChangeFrame(const QString &id, QWidget *parent = nullptr);

    /// Something takes its time; no plan meanwhile. Empty: no longer.
    void setBusy(const QString &what);
    void setReadOnly(bool readOnly);
    void setError(const Error &error);
    void setNote(const models::StateText &state, const QString &text);
    void clearNote();
    /// Whether what the form needs could not be read, and may be asked for again.
    void setAgainOffered(bool offered);
    /// Why no plan can be opened now; empty: it can.
    QString reason() const;

signals:
    void planRequested();
    void copyRequested();
    void againRequested();
    void closeRequested();

protected:
    /// Cards go in here.
    QVBoxLayout *page() const { return m_page; }
    void setTitle(const QString &title);
    void setSummary(const QString &text);
    void setProblem(const QString &problem);
    /// Tab goes through these and what is in them, one after the other, then to the foot.
    void setOrder(const QList<QWidget *> &parts);

private:
    void follow();

    QString m_id;
    QVBoxLayout *m_page;
    Note *m_note;
    QPushButton *m_again;
    QScrollArea *m_scroll;
    FormTop *m_top = nullptr;
    FormFoot *m_foot = nullptr;
    QString m_busy;
    QString m_problem;
    bool m_readOnly = false;
};

} // namespace pilothouse::ui
