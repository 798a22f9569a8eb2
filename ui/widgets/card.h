// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/labels.h"

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace pilothouse::ui {

/// A framed group on the window ground: header 36 (title, muted subtitle, something on the right), hairline, body.
/// Children stay transparent: a card does not clip. No cards in cards.
class Card final : public QWidget
{
    Q_OBJECT
public:
    enum class Body { Padded, Flush }; ///< Flush: rows go from edge to edge and bring their own padding
    explicit Card(const QString &title = QString(), Body body = Body::Padded, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setSubtitle(const QString &subtitle);
    /// Muted words at the right end of the header.
    void setTrailing(const QString &text);
    /// Puts a control at the right end of the header.
    void addHeaderWidget(QWidget *widget);
    /// The outline: Plain a hairline; Strong for what floats; Fail a solid fail line; Warn a dashed warn line.
    enum class Outline { Plain, Strong, Fail, WarnDashed, Accent };
    void setOutline(Outline outline);

    QVBoxLayout *body() const { return m_body; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *m_header;
    PlainLabel *m_title;
    ElidedLabel *m_subtitle;
    PlainLabel *m_trailing;
    QHBoxLayout *m_headerRow;
    QVBoxLayout *m_body;
    Outline m_outline = Outline::Plain;
};

} // namespace pilothouse::ui
