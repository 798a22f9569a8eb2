// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"
#include "ui/theme/icon_name.h"
#include "ui/widgets/labels.h"

#include <QWidget>

#include <functional>

class QPushButton;
class QHBoxLayout;

namespace pilothouse::ui {

class KeyValueList;

/// Why an area is empty. Five kinds with five texts; a pane fills in the words, the kind gives icon-less mark and order.
/// Sits top-left in the free area, at most 432 wide: title, one sentence, buttons, then what was asked and answered.
class EmptyState final : public QWidget
{
    Q_OBJECT
public:
    enum class Kind {
        NoRows,      ///< the source answered and its list is empty
        FilteredOut, ///< n hidden by the filter
        NeverLoaded, ///< no answer since start
        CouldNotLoad,
        NotAllowed,
    };
    explicit EmptyState(QWidget *parent = nullptr);

    /// Changing the kind clears buttons and facts: true then, and the first time, for whoever gives it those anew.
    bool describe(Kind kind, const QString &title, const QString &sentence);
    /// What an error makes of a list that was never read: not allowed, or could not be loaded.
    static Kind kindOf(ErrorKind error);
    Kind kind() const { return m_kind; }
    void addButton(QPushButton *button);
    void addButton(const QString &text, IconName icon, const std::function<void()> &action);
    /// "Asked: GET /api/v1/cvms", "Answer: 200, 0 items, 4 s ago".
    void addFact(const QString &key, const QString &value);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    class Picture;
    void fitPicture();

    Kind m_kind = Kind::NeverLoaded;
    Picture *m_picture;
    PlainLabel *m_title;
    PlainLabel *m_sentence;
    QWidget *m_buttonRow;
    QHBoxLayout *m_buttons;
    QWidget *m_line;
    KeyValueList *m_facts;
};

} // namespace pilothouse::ui
