// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/comparison.h"

#include <QWidget>

#include <memory>

class QVBoxLayout;

namespace pilothouse::ui {

class DetailPanel;

/// What one property of a comparison says in full: its meaning, whole values grouped by machine, what differs in the
/// app-compose, the events behind it; or, with no property chosen, what keeps each machine from being proven.
class PropertyPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit PropertyPanel(DetailPanel *frame, QWidget *parent = nullptr);

    void show(std::shared_ptr<const attestation::Comparison> comparison, const std::vector<attestation::Evidence> &evidence, const QString &property);

private:
    void clear();
    void addTitle(const QString &text);
    void addMachines(const attestation::Comparison &comparison);
    void addValues(const attestation::Comparison &comparison, const attestation::Row &row);
    void addComposeDiff(const std::vector<attestation::Evidence> &evidence, const attestation::Row &row);
    void addEvents(const attestation::Comparison &comparison);

    DetailPanel *m_frame;
    QVBoxLayout *m_column;
};

/// What a property is, in words for an operator; empty for one we have no words for.
QString propertyMeaning(const QString &property);

} // namespace pilothouse::ui
