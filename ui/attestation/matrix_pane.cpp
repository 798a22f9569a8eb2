// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attestation/matrix_pane.h"

#include "models/cell_role.h"
#include "models/comparison_advice.h"
#include "services/core/plain_text.h"
#include "ui/attestation/advice_list.h"
#include "ui/attestation/comparison_view.h"
#include "ui/attestation/matrix_split.h"
#include "ui/attestation/property_panel.h"
#include "ui/widgets/detail_panel.h"
#include "ui/widgets/table_foot.h"

#include <QCoreApplication>
#include <QVBoxLayout>

namespace pilothouse::ui {

using attestation::FleetVerdict;
using attestation::Relation;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pilothouse::ui::AttestationPage)
};

} // namespace

MatrixPane::MatrixPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new models::ComparisonModel(this))
    , m_matrix(new ComparisonView)
    , m_detail(new DetailPanel)
    , m_property(new PropertyPanel(m_detail))
    , m_advice(new AdviceList)
    , m_foot(new TableFoot)
{
    m_matrix->setComparisonModel(m_model);
    auto *matrix = new QWidget;
    auto *matrixColumn = new QVBoxLayout(matrix);
    matrixColumn->setContentsMargins(0, 0, 0, 0);
    matrixColumn->setSpacing(0);
    matrixColumn->addWidget(m_matrix, 1);
    matrixColumn->addWidget(m_foot);
    m_detail->addTab(Words::tr("Property"), m_property);
    m_detail->addTab(Words::tr("What to do"), m_advice);
    m_split = new MatrixSplit(matrix, m_detail);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_split);

    connect(m_matrix, &ComparisonView::propertySelected, this, &MatrixPane::showProperty);
    connect(m_matrix, &ComparisonView::machineActivated, this, &MatrixPane::machineActivated);
    connect(m_detail, &DetailPanel::closeRequested, this, [this] { m_split->setDetailShown(false); });
    connect(m_property, &PropertyPanel::eventsWanted, this, &MatrixPane::eventsWanted);
    connect(m_property, &PropertyPanel::composeWanted, this, &MatrixPane::composeWanted);
    connect(m_property, &PropertyPanel::bytesWanted, this, &MatrixPane::bytesWanted);
    connect(m_advice, &AdviceList::redeployWanted, this, &MatrixPane::redeployWanted);
    connect(m_advice, &AdviceList::evidenceWanted, this, &MatrixPane::evidenceWanted);
}

std::vector<std::function<void()>> MatrixPane::setCompared(const Compared &compared)
{
    const QString before = chosenProperty();
    m_compared = compared;
    QHash<QString, QString> places;
    for (const domain::Cvm &cvm : m_compared.cvms.items)
        places.insert(cvm.name, visibleText(cvm.node, 40));
    m_model->setComparison(m_compared.comparison);
    m_model->setPlaces(places);
    showCounts();
    const QString property = m_model->rowOf(before) >= 0 ? before : firstOfInterest();
    return {[this, property] {
                m_matrix->selectProperty(property);
                showProperty(property);
            },
            [this] { showAdvice(); },
            [this] {
                // What cannot be proven is told by what to do; what differs by its values.
                const FleetVerdict verdict = m_compared.comparison->verdict;
                m_detail->setCurrentTab(verdict == FleetVerdict::NotProven || verdict == FleetVerdict::SameMachine ? WhatToDo : Property);
                m_split->setDetailShown(true);
            }};
}

void MatrixPane::setOpinions(std::shared_ptr<const attestation::SecondOpinions> opinions)
{
    m_compared.opinions = std::move(opinions);
    const QString property = chosenProperty();
    m_model->setDisputed(m_compared.disputed());
    if (!property.isEmpty())
        m_matrix->selectProperty(property);
    showAdvice();
    if (!m_compared.disputed().empty())
        m_detail->setCurrentTab(WhatToDo);
}

void MatrixPane::setNarrow(bool narrow)
{
    m_split->setNarrow(narrow);
    m_matrix->setNarrow(narrow);
}

void MatrixPane::setMaxColumns(int columns)
{
    m_model->setMaxColumns(columns);
}

double MatrixPane::detailUnits() const
{
    return m_split->detailUnits();
}

void MatrixPane::setDetailUnits(double units)
{
    m_split->setDetailUnits(units);
}

QString MatrixPane::chosenProperty() const
{
    return m_matrix->currentIndex().data(models::CellRole::Key).toString();
}

QString MatrixPane::firstOfInterest() const
{
    const auto &rows = m_compared.comparison->rows;
    for (const attestation::Row &row : rows)
        if (row.relation == Relation::Different || (row.relation == Relation::Missing && !models::isNotChecked(row)))
            return row.property;
    return rows.empty() ? QString() : rows.front().property;
}

void MatrixPane::showCounts()
{
    m_foot->setLeft(Words::tr("%n properties", nullptr, int(m_compared.comparison->rows.size())));
    QString counts = Words::tr("%1 same · %2 expected · %3 different · %4 missing")
                         .arg(m_model->countOf(Relation::Same))
                         .arg(m_model->countOf(Relation::ExpectedDifference))
                         .arg(m_model->countOf(Relation::Different))
                         .arg(m_model->countOf(Relation::Missing));
    if (m_model->notCheckedCount() > 0)
        counts += Words::tr(" · %n not checked", nullptr, m_model->notCheckedCount());
    m_foot->setMiddle(counts);
    m_foot->setRight(Words::tr("Equality is computed on full bytes"));
}

void MatrixPane::showProperty(const QString &property)
{
    if (!m_compared || property.isEmpty())
        return;
    m_property->show(m_compared, property);
    if (m_matrix->hasFocus())
        m_detail->setCurrentTab(Property);
}

void MatrixPane::showAdvice()
{
    auto advice = models::adviceFor(*m_compared.comparison, *m_compared.evidence, m_compared.cvms);
    if (m_compared.opinions)
        if (const auto disputed = models::adviceOnDisagreement(*m_compared.comparison, *m_compared.opinions))
            advice.insert(advice.begin(), *disputed);
    m_advice->setAdvice(advice);
}

} // namespace pilothouse::ui
