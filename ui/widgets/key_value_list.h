// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/labels.h"

#include <QWidget>

class QGridLayout;

namespace pilothouse::ui {

/// A digest shown short, complete when copied (Ctrl+C with focus, or its menu) and in the tool tip. Monospace.
class HashLabel final : public QWidget
{
    Q_OBJECT
public:
    enum class Form { Short, Comparison, Full, Text }; ///< 8…4, 8…8, all of it in as many lines as it needs; Text: the same for what is no digest
    explicit HashLabel(const QString &hash = QString(), Form form = Form::Short, QWidget *parent = nullptr);

    void setHash(const QString &hash);
    const QString &hash() const { return m_hash; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return breaks(); }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    QString shown() const;
    /// Over several lines, anywhere: an address has no blanks to break at.
    bool breaks() const { return m_form == Form::Full || m_form == Form::Text; }
    int linesIn(int width) const;
    void copy() const;

    QString m_hash;
    Form m_form;
};

/// Pairs of a muted key (128 wide) and a value, one under the other. Adding a key that is there already changes its value in
/// place, so that a refresh keeps focus and selection; clear() is for another subject.
class KeyValueList final : public QWidget
{
    Q_OBJECT
public:
    explicit KeyValueList(QWidget *parent = nullptr);

    void clear();
    /// A value that is empty is shown as a faint "–".
    void add(const QString &key, const QString &value);
    void addMono(const QString &key, const QString &value);
    void addHash(const QString &key, const QString &hash, HashLabel::Form form = HashLabel::Form::Short);
    void addWidget(const QString &key, QWidget *value);
    void setKeyWidth(int drawnPixels);

private:
    struct Row
    {
        QString key;
        QWidget *value = nullptr;
    };
    QWidget *find(const QString &key) const;

    QGridLayout *m_grid;
    QList<Row> m_rows;
};

} // namespace pilothouse::ui
