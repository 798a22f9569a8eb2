// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/cluster_import_view.h"

#include "models/format.h"
#include "models/setup_text.h"
#include "models/spoken.h"
#include "services/audit/audit_log.h"
#include "services/core/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/diff_view.h"
#include "ui/widgets/finding_list.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/note.h"

#include <QCoroFuture>
#include <QCoroTask>

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace pilothouse::ui {

using clustersetup::ConfigImport;
using models::Mark;
using models::StateText;
using models::Tone;
using Read = Result<std::shared_ptr<const ConfigImport>>;

namespace {

constexpr int kMostWidth = 900;
constexpr int kMostDiffHeight = 320;

/// A file may lie on a slow disk.
QCoro::Task<std::shared_ptr<Read>> readAside(QString path, domain::Profile profile)
{
    auto reading = QtConcurrent::run([path, profile] { return std::make_shared<Read>(clustersetup::readConfigImport(path, profile)); });
    const auto found = co_await reading;
    co_return found;
}

} // namespace

ClusterImportView::ClusterImportView(std::shared_ptr<const Clock> clock, std::shared_ptr<audit::AuditLog> audit, QWidget *parent)
    : EnvironmentSubpage(QStringLiteral("backFromImport"), parent)
    , m_clock(std::move(clock))
    , m_audit(std::move(audit))
{
    const auto m = Metrics::current();
    setObjectName(QStringLiteral("clusterImport"));
    auto *body = new QWidget;
    auto *cards = new QVBoxLayout(body);
    cards->setContentsMargins(0, 0, 0, 0);
    cards->setSpacing(m.gap());
    m_note = new Note(StateText::of(Mark::Busy, QString()), Note::Shape::Box, body);
    m_changeCard = new Card(tr("What changes in the profile"), Card::Body::Padded, body);
    m_changeCard->setSubtitle(tr("its section “cluster”; the former file stays beside it"));
    m_diff = new QScrollArea(m_changeCard);
    m_diff->setWidgetResizable(true);
    m_diff->setFrameShape(QFrame::NoFrame);
    m_diff->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_diff->setAccessibleName(tr("What changes in the profile, line by line"));
    m_changeCard->body()->addWidget(m_diff);
    m_linesCard = new Card(tr("Lines of the configuration that deserve a word"), Card::Body::Padded, body);
    m_lines = new FindingList(m_linesCard);
    m_linesCard->body()->addWidget(m_lines);
    for (QWidget *part : {static_cast<QWidget *>(m_note), static_cast<QWidget *>(m_changeCard), static_cast<QWidget *>(m_linesCard)})
        cards->addWidget(part);
    cards->addStretch(1);
    setBody(scrolled(body, kMostWidth));

    m_again = makeButton(tr("Read again"), ButtonRole::Default, IconName::Refresh, this);
    m_again->setObjectName(QStringLiteral("readImportAgain"));
    m_import = makeButton(tr("Import…"), ButtonRole::Primary, IconName::None, this);
    m_import->setObjectName(QStringLiteral("importCluster"));
    addFootButton(m_again);
    addFootButton(m_import);
    connect(m_again, &QPushButton::clicked, this, &ClusterImportView::read);
    connect(m_import, &QPushButton::clicked, this, &ClusterImportView::offer);
}

ClusterImportView::~ClusterImportView() = default;

void ClusterImportView::begin(const QString &path, const domain::Profile &profile)
{
    m_path = path;
    m_profile = profile;
    setHeading(tr("Import into %1").arg(visibleText(profile.environment.id.text(), 80)), visibleText(path, 300));
    read();
}

void ClusterImportView::read()
{
    m_isReading = true;
    m_read.reset();
    const quint64 read = ++m_reads;
    showState();
    QCoro::connect(readAside(m_path, m_profile), this, [this, read](const std::shared_ptr<Read> &found) {
        if (read != m_reads)
            return;
        m_isReading = false;
        m_read.emplace(*found);
        showState();
    });
}

void ClusterImportView::showState()
{
    const bool isRead = m_read.has_value() && m_read->has_value();
    m_again->setEnabled(!m_isReading);
    m_changeCard->setVisible(isRead && !(**m_read)->change.changesNothing());
    m_linesCard->setVisible(isRead && !(**m_read)->findings.empty());
    m_import->setEnabled(false);
    setReason(QString());
    if (m_isReading) {
        m_note->setState(StateText::of(Mark::Busy, tr("Reading the configuration…")));
        m_note->setText(QString());
        return;
    }
    if (!isRead) {
        if (m_read)
            m_note->setMessage(models::spoken(m_read->error()), Tone::Fail);
        const QString reason = tr("Nothing can be imported from this file as it is.");
        setReason(reason);
        m_import->setAccessibleDescription(reason);
        return;
    }
    const ConfigImport &import = ***m_read;
    m_lines->setFindings(models::setupFindings(import.findings));
    auto *view = new DiffView(import.change.preview);
    const int height = view->height();
    m_diff->setWidget(view);
    m_diff->setFixedHeight(std::min(height + 2, Metrics::current().px(kMostDiffHeight)));
    const domain::Plan plan = clustersetup::importPlan(import, m_clock->utcNow());
    int changed = 0;
    for (const DiffLine &line : import.change.preview)
        changed += line.kind == DiffLine::Kind::Added || line.kind == DiffLine::Kind::Removed;
    const QString words = models::counted(changed, tr("1 line changes"), tr("%1 lines change"));
    if (!plan.isAllowed()) {
        const bool isSame = import.change.changesNothing();
        m_note->setState(isSame ? StateText::of(Mark::Pass, tr("Nothing to take over"))
                                : StateText::of(Mark::Fail, tr("It cannot be taken over as it is")));
        m_note->setText(models::setupSaid(plan.refusal));
    } else {
        const bool isWhole = std::all_of(import.findings.begin(), import.findings.end(), [](const clustersetup::Finding &finding) {
            return finding.severity == clustersetup::Severity::Passed || finding.severity == clustersetup::Severity::Note;
        });
        m_note->setState(isWhole ? StateText::of(Mark::Pass, words) : StateText::of(Mark::Warn, tr("%1; some lines deserve a word").arg(words)));
        m_note->setText(tr("Nothing is written before the plan is confirmed. Secrets are not taken over."));
    }
    const bool isRecorded = m_audit != nullptr;
    m_import->setEnabled(plan.isAllowed() && isRecorded);
    const QString reason = !plan.isAllowed() ? tr("Why not stands above.") : isRecorded ? QString() : tr("Without a record nothing is imported.");
    setReason(reason);
    m_import->setAccessibleDescription(reason);
}

void ClusterImportView::offer()
{
    const auto import = **m_read;
    PlanOffer offer;
    offer.make = [import, clock = m_clock] { return clustersetup::importPlan(*import, clock->utcNow()); };
    offer.run = [this, import](const QString &) {
        QCoro::connect(clustersetup::carryOutImport(import, m_audit, m_clock->utcNow()), this, [this, import](const Result<QString> &copy) {
            if (!copy) {
                emit notify({StateText::of(Mark::Fail, tr("Not imported")), models::spokenLine(copy.error(), Attempt::Change)});
                read(); // what was shown may be of another time
                return;
            }
            emit notify({StateText::of(Mark::Warn, tr("%1 is imported into, and open as it was before").arg(import->environment.id.text())),
                         tr("Open it again to use what was changed. The former file: %1").arg(*copy)});
            emit imported(import->environment.id.text());
        });
    };
    emit planOffered(offer);
}

} // namespace pilothouse::ui
