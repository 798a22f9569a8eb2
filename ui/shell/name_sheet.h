// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/error.h"

#include <QWidget>

#include <functional>

class QLineEdit;
class QPushButton;

namespace pilothouse::ui {

class Note;
class PlainLabel;

/// A small thing of the desk itself (never of a remote: that is a plan) to be named or agreed to.
struct NameQuestion
{
    QString title; ///< "Save layout"
    QString text;  ///< what will happen, in whole sentences
    QString verb;  ///< "Save"
    bool asksName = true;
    bool isDeletion = false; ///< red outlined verb; the focus starts on Cancel
    QString name;            ///< already in the field

    /// What is said about a name while it is typed.
    struct Judgement
    {
        bool allowed = true;
        QString words; ///< why not, or what it would do besides
        QString verb;  ///< instead of the usual one: "Replace"; Enter in the field then goes to the button first
    };
    std::function<Judgement(const QString &typed)> judge; ///< none: every name will do
};

/// Asks inside the window, over everything below the environment bar: ROLL BACK and its key stay alive. Enter in the field
/// answers, unless something would be replaced; Esc and Cancel change nothing. Follows the size of its parent.
class NameSheet final : public QWidget
{
    Q_OBJECT
public:
    /// `bar`: what stays lit above it, a child of the same parent.
    NameSheet(NameQuestion question, QWidget *bar, QWidget *parent);

    /// It was tried and did not work: says why, in four parts, and can be answered again.
    void showError(const Error &error);

signals:
    void answered(const QString &name);
    void cancelled();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void judge();
    void answer();
    void place();

    NameQuestion m_question;
    QWidget *m_bar;
    QLineEdit *m_field = nullptr;
    PlainLabel *m_words = nullptr;
    Note *m_error;
    QPushButton *m_cancel;
    QPushButton *m_verb;
    bool m_replaces = false;
    bool m_isAnswered = false; ///< and being carried out: a second press does nothing
};

} // namespace pilothouse::ui
