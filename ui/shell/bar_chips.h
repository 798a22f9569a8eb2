// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>
#include <QWidget>

namespace pilothouse::ui {

/// Whether this desk may change things here: "Read-only", "Writes unlocked 11:42" (warn), "Writes allowed".
class AccessChip final : public QWidget
{
    Q_OBJECT
public:
    enum class Access { ReadOnly, Unlocked, Allowed };
    explicit AccessChip(QWidget *parent = nullptr);

    void setAccess(Access access, const QString &word, const QString &clock = QString());

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Access m_access = Access::ReadOnly;
    QString m_word;
    QString m_clock;
};

/// "Cutover Canary · analyze 10 %"; pressing it goes there.
class RunChip final : public QToolButton
{
    Q_OBJECT
public:
    explicit RunChip(QWidget *parent = nullptr);

    void setRun(const QString &text);
    const QString &run() const { return m_run; }

    QSize sizeHint() const override;
    /// Gives way to ROLL BACK when the window is small.
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_run;
};

/// A bell with the number of things that need a person.
class BellButton final : public QToolButton
{
    Q_OBJECT
public:
    explicit BellButton(QWidget *parent = nullptr);

    void setCount(int count);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString countShown() const;
    QSizeF discSize() const;

    int m_count = 0;
};

/// Looks like a search field and opens the palette: lens, words, key cap. Short: without the words.
class SearchButton final : public QToolButton
{
    Q_OBJECT
public:
    explicit SearchButton(QWidget *parent = nullptr);

    void setShort(bool isShort);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_short = false;
};

} // namespace pilothouse::ui
