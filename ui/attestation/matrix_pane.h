// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/comparison_model.h"
#include "ui/attestation/compared.h"

#include <QStringList>
#include <QWidget>

#include <functional>
#include <vector>

namespace pilothouse::ui {

class AdviceList;
class ComparisonView;
class DetailPanel;
class MatrixSplit;
class PropertyPanel;
class TableFoot;

/// The matrix of a comparison, its counts below it, and beside it what the chosen property means and what to do about the whole.
class MatrixPane final : public QWidget
{
    Q_OBJECT
public:
    explicit MatrixPane(QWidget *parent = nullptr);

    const models::ComparisonModel &model() const { return *m_model; }
    /// Fills the matrix; the property that was chosen stays chosen where it is there. The answer fills the rest, one step an event: fifty
    /// machines are more than the window may wait for at once.
    std::vector<std::function<void()>> setCompared(const Compared &compared);
    /// What a second verifier says: what is in dispute shows it, and comes first among what to do.
    void setOpinions(std::shared_ptr<const attestation::SecondOpinions> opinions);
    void setNarrow(bool narrow);
    void setMaxColumns(int columns);

    double detailUnits() const;
    void setDetailUnits(double units);

signals:
    void machineActivated(int machine);
    void eventsWanted();
    void composeWanted();
    void bytesWanted(const QString &property);
    void redeployWanted(const QStringList &machines);
    void evidenceWanted();

private:
    enum DetailTab { Property, WhatToDo };
    QString chosenProperty() const;
    QString firstOfInterest() const;
    void showCounts();
    void showProperty(const QString &property);
    void showAdvice();

    Compared m_compared;
    models::ComparisonModel *m_model;
    ComparisonView *m_matrix;
    DetailPanel *m_detail;
    PropertyPanel *m_property;
    AdviceList *m_advice;
    MatrixSplit *m_split;
    TableFoot *m_foot;
};

} // namespace pilothouse::ui
