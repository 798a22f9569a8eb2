// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "ui/widgets/pane_page.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

class QCheckBox;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace pilothouse::ui {

class Note;
class PhraseField;
class PlainLabel;

/// A change before it happens, as a sheet inside the window: environment, from and to, steps, checks, what a failure leaves, the
/// phrase. Not a dialog: the environment bar above it, ROLL BACK and its shortcut stay alive. Focus starts in the phrase field or
/// on Cancel, never on the verb; Enter does nothing until the phrase is right. Owned and placed by SheetHost.
class PlanSheet final : public QWidget
{
    Q_OBJECT
public:
    PlanSheet(PlanOffer offer, std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    const domain::Plan &plan() const { return m_plan; }
    /// Builds the plan again from the data of now; a change is shown and must be read.
    void refresh();
    /// The height that shows everything without scrolling.
    int preferredHeight(int width) const;

signals:
    void contentChanged();
    void confirmed(const QString &typedPhrase);
    void cancelled();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void fill();
    void takeChoice(bool isTicked);
    void updateVerb();
    void confirm();
    void save();

    PlanOffer m_offer;
    std::shared_ptr<const Clock> m_clock;
    domain::Plan m_plan;
    std::optional<domain::Plan> m_before; ///< what was read before the data changed
    QTimer m_timer;

    QWidget *m_strip;
    PlainLabel *m_age;
    Note *m_changed;
    QPushButton *m_readAgain;
    QScrollArea *m_scroll;
    QWidget *m_body;
    QVBoxLayout *m_bodyColumn;
    QCheckBox *m_choice = nullptr;
    PhraseField *m_phrase = nullptr;
    PlainLabel *m_reason;
    QPushButton *m_cancel;
    QPushButton *m_verb;
};

} // namespace pilothouse::ui
