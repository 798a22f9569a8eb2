// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/attestation/compared.h"

#include <QWidget>

class QVBoxLayout;

namespace pilothouse::ui {

class DetailPanel;

/// What one property of a comparison says in full: what it means, why its relation is what it is, whole values grouped by
/// machine with the first difference marked, what differs in the app-compose, the events behind it.
class PropertyPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit PropertyPanel(DetailPanel *frame, QWidget *parent = nullptr);

    void show(const Compared &compared, const QString &property);

signals:
    void eventsWanted();
    void composeWanted();
    void bytesWanted(const QString &property);

private:
    void clear();
    void addTitle(const QString &text);
    void addParagraph(const QString &text, bool muted);
    void addValues(const attestation::Comparison &comparison, const attestation::Row &row);
    void addComposeDiff(const Compared &compared, const attestation::Row &row);
    void addEvents(const attestation::Comparison &comparison);
    void addLinks(const attestation::Row &row);

    DetailPanel *m_frame;
    QVBoxLayout *m_column;
    quint64 m_generation = 0;
};

/// What a property is, in words for an operator; empty for one we have no words for.
QString propertyMeaning(const QString &property);

} // namespace pilothouse::ui
