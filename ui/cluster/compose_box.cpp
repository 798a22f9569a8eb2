// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/compose_box.h"

#include "models/deploy_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/finding_list.h"
#include "ui/widgets/yaml_edit.h"

#include <QFutureWatcher>
#include <QVBoxLayout>
#include <QtConcurrent>

namespace pilothouse::ui {

namespace {

constexpr int kShownLines = 12;

} // namespace

ComposeBox::ComposeBox(QWidget *parent)
    : QWidget(parent)
    , m_source(new SourceBox({QStringLiteral("deployCompose"), QStringLiteral("deployChooseCompose"), tr("Compose file"), tr("Choose a compose file"),
                              tr("Compose files (*.yml *.yaml);;All files (*)"), tr("What differs from the compose file of %1")},
                             this))
    , m_findings(new FindingList(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::current().u(2));
    m_source->setShownLines(kShownLines);
    column->addWidget(m_source, 1);
    column->addWidget(m_findings);
    connect(m_source, &SourceBox::changed, this, &ComposeBox::changed);
    connect(m_source, &SourceBox::settled, this, &ComposeBox::look);
}

void ComposeBox::setGiven(const QStringList &names)
{
    if (names == m_given)
        return;
    m_given = names;
    showFindings();
}

/// Reading YAML takes longer than the window may: elsewhere.
void ComposeBox::look()
{
    const int number = ++m_looks;
    auto *watcher = new QFutureWatcher<clustersetup::ComposeReport>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, number] {
        watcher->deleteLater();
        if (number != m_looks)
            return;
        m_report = watcher->result();
        showFindings();
        emit changed();
    });
    watcher->setFuture(QtConcurrent::run([text = text()] {
        return text.trimmed().isEmpty() ? clustersetup::ComposeReport()
                                        : clustersetup::lintCompose(text, QString(), clustersetup::ComposeRole::App, 0);
    }));
}

void ComposeBox::showFindings()
{
    m_findings->setFindings(models::composeFindings(m_report, m_given));
    int line = 0;
    for (const clustersetup::Finding &finding : m_report.findings)
        if (line == 0 && (finding.severity == clustersetup::Severity::Failed || finding.severity == clustersetup::Severity::Unknown))
            line = finding.line;
    m_source->edit()->setProblemLine(line);
}

} // namespace pilothouse::ui
