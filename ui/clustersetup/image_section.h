// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/clustersetup/image_session.h"
#include "ui/clustersetup/setup_step.h"

#include <QTimer>

class QPlainTextEdit;

namespace pilothouse::ui {

class Card;
class FindingList;
class Note;

/// The image that the machines run: whether it can be built here, building and pushing it by plan, its lines while it is done, and what
/// the image's registry said at the end.
class ImageSection final : public QWidget
{
    Q_OBJECT
public:
    explicit ImageSection(std::shared_ptr<SetupContext> context, QWidget *parent = nullptr);

    /// The page it is on has come to the front, or its answers changed.
    void follow();

signals:
    void planOffered(const pilothouse::ui::PlanOffer &offer);
    void notify(const pilothouse::ui::Notice &notice);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    clustersetup::ImageSession *image() const { return m_context->image.get(); }
    bool isAsked() const; ///< there is a checkout to build from
    void lookSoon();
    void showState();
    void showOutcome();
    void showBusy();
    void takeLine(const QString &line);
    void writeLines();
    void offer();
    domain::ActionState mayPush() const;

    std::shared_ptr<SetupContext> m_context;
    Card *m_card;
    PlainLabel *m_words;
    Note *m_note;
    FindingList *m_findings;
    QPushButton *m_again;
    QPushButton *m_push;
    QPushButton *m_stop;
    PlainLabel *m_reason;
    QWidget *m_logPart;
    PlainLabel *m_logHead;
    QPlainTextEdit *m_log;
    QStringList m_waiting; ///< lines that are not in the view yet
    QTimer m_settle;
    QTimer m_tick;
    QTimer m_writing;
    bool m_wasPushing = false;
};

} // namespace pilothouse::ui
