// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"

#include <QToolButton>

#include <optional>

namespace pilothouse::ui {

/// A checkable choice above a table: mark, word and count ("Failing 1"). Takes focus and Space.
class Chip final : public QToolButton
{
    Q_OBJECT
public:
    explicit Chip(const QString &word, QWidget *parent = nullptr);

    void setMark(const models::StateText &state);
    void setWord(const QString &word);
    void setCount(std::optional<qint64> count);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString label() const;
    void rename();

    QString m_word;
    std::optional<models::StateText> m_mark;
    std::optional<qint64> m_count;
};

} // namespace pilothouse::ui
