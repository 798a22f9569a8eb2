// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/panel.h"

class QHBoxLayout;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace pilothouse::ui {

class ElidedLabel;
class PlainLabel;
class Toolbar;

/// A page that the list of environments opens and that leads back to it: a bar with the way back, what it is about and its file; the page's own
/// body; a foot that says why not, and does it.
class EnvironmentSubpage : public Panel
{
    Q_OBJECT
public:
    /// `backName`: of the button, for tests.
    explicit EnvironmentSubpage(const QString &backName, QWidget *parent = nullptr);

signals:
    void backRequested();

protected:
    Toolbar *tools() const { return m_tools; }
    void setHeading(const QString &title, const QString &path);
    void setPathShown(bool shown);
    /// Takes the room between bar and foot.
    void setBody(QWidget *body);
    /// At the right of the foot, in the order they are added.
    void addFootButton(QPushButton *button);
    /// Said beside the buttons, and by a screen reader of those that are off for it.
    void setReason(const QString &reason);

    /// A page of cards that scrolls, at most so many drawn pixels wide.
    static QScrollArea *scrolled(QWidget *content, int mostWidth);

private:
    QVBoxLayout *m_column;
    Toolbar *m_tools;
    PlainLabel *m_title;
    ElidedLabel *m_path;
    PlainLabel *m_reason;
    QHBoxLayout *m_footRow;
};

} // namespace pilothouse::ui
