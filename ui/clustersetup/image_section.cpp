// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clustersetup/image_section.h"

#include "models/format.h"
#include "models/setup_text.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/finding_list.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/note.h"

#include <QClipboard>
#include <QCoroTask>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace pilothouse::ui {

using clustersetup::ImageSession;
using clustersetup::PushOutcome;
using models::Mark;
using models::StateText;
using models::Tone;

namespace {

constexpr int kLogHeight = 180;
constexpr int kLinesShown = 5'000; ///< the copy has all that are kept
constexpr int kLinesAtOnce = 100;  ///< so that a burst does not hold the window up
constexpr std::chrono::milliseconds kTypingPause{600};
constexpr std::chrono::milliseconds kTick{500};
constexpr std::chrono::milliseconds kWriting{40};

} // namespace

ImageSection::ImageSection(std::shared_ptr<SetupContext> context, QWidget *parent)
    : QWidget(parent)
    , m_context(std::move(context))
    , m_card(new Card(tr("Image"), Card::Body::Padded, this))
    , m_words(new PlainLabel(QString(), Type::Body, Ink::Muted, m_card))
    , m_note(new Note(StateText::of(Mark::Pending, QString()), Note::Shape::Box, m_card))
    , m_findings(new FindingList(m_card))
    , m_again(makeButton(tr("Look again"), ButtonRole::Flat, IconName::Refresh, m_card))
    , m_push(makeButton(tr("Build and push…"), ButtonRole::Default, IconName::None, m_card))
    , m_stop(makeButton(tr("Stop"), ButtonRole::Default, IconName::Close, m_card))
    , m_reason(new PlainLabel(QString(), Type::Small, Ink::Muted, m_card))
    , m_logPart(new QWidget(m_card))
    , m_logHead(new PlainLabel(QString(), Type::Small, Ink::Muted, m_logPart))
    , m_log(new QPlainTextEdit(m_logPart))
{
    const auto m = Metrics::current();
    setObjectName(QStringLiteral("setup image"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_card);
    m_again->setObjectName(QStringLiteral("setup image look again"));
    m_push->setObjectName(QStringLiteral("setup image push"));
    m_stop->setObjectName(QStringLiteral("setup image stop"));
    for (QPushButton *button : {m_again, m_stop, m_push})
        m_card->addHeaderWidget(button);
    m_words->setWordWrap(true);
    m_reason->setWordWrap(true);
    auto *head = new QHBoxLayout;
    auto *copy = makeButton(tr("Copy all lines"), ButtonRole::Link, IconName::None, m_logPart);
    copy->setObjectName(QStringLiteral("setup image copy"));
    head->addWidget(m_logHead, 1);
    head->addWidget(copy);
    m_log->setObjectName(QStringLiteral("setup image log"));
    m_log->setReadOnly(true);
    m_log->setFont(ui::font(Type::Mono));
    m_log->setFixedHeight(m.px(kLogHeight));
    m_log->setTabChangesFocus(true);
    m_log->setUndoRedoEnabled(false);
    m_log->setMaximumBlockCount(kLinesShown);
    m_log->setAccessibleName(tr("What the tools wrote"));
    auto *logColumn = new QVBoxLayout(m_logPart);
    logColumn->setContentsMargins(0, 0, 0, 0);
    logColumn->setSpacing(m.u(1));
    logColumn->addLayout(head);
    logColumn->addWidget(m_log);
    for (QWidget *part : {static_cast<QWidget *>(m_words), static_cast<QWidget *>(m_note), static_cast<QWidget *>(m_findings),
                          static_cast<QWidget *>(m_reason), m_logPart})
        m_card->body()->addWidget(part);

    m_settle.setSingleShot(true);
    m_settle.setInterval(kTypingPause);
    m_tick.setInterval(kTick);
    m_writing.setInterval(kWriting);
    connect(&m_settle, &QTimer::timeout, this, [this] {
        if (isVisible() && isAsked())
            image()->look();
    });
    connect(&m_tick, &QTimer::timeout, this, &ImageSection::showBusy);
    connect(&m_writing, &QTimer::timeout, this, &ImageSection::writeLines);
    connect(m_again, &QPushButton::clicked, this, [this] { image()->look(); });
    connect(m_push, &QPushButton::clicked, this, &ImageSection::offer);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        image()->cancel();
        m_stop->setEnabled(false);
        m_stop->setAccessibleDescription(tr("It is being ended."));
    });
    connect(copy, &QPushButton::clicked, this, [this] {
        QString all;
        for (const QString &line : image()->lines())
            all += line + u'\n';
        QGuiApplication::clipboard()->setText(all);
    });
    connect(image(), &ImageSession::changed, this, [this] {
        const bool isOver = m_wasPushing && !image()->isPushing();
        m_wasPushing = image()->isPushing();
        if (isOver)
            lookSoon();
        showState();
    });
    connect(image(), &ImageSession::lineRead, this, &ImageSection::takeLine);
    if (m_context->access)
        connect(m_context->access.get(), &domain::WriteAccess::changed, this, &ImageSection::showState);
    for (const QString &line : image()->lines())
        takeLine(line);
    showState();
}

void ImageSection::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_tick.start();
    if (image()->state() == ImageSession::State::NotYet)
        lookSoon();
    follow();
}

void ImageSection::hideEvent(QHideEvent *event)
{
    m_tick.stop();
    QWidget::hideEvent(event);
}

bool ImageSection::isAsked() const
{
    return !m_context->session->answers().checkouts.spawntee.isEmpty();
}

void ImageSection::follow()
{
    if (image()->setAnswers(m_context->session->answers()))
        lookSoon();
    showState();
}

/// When the operator has stopped typing; tools are not run for half a path.
void ImageSection::lookSoon()
{
    if (isAsked())
        m_settle.start();
}

domain::ActionState ImageSection::mayPush() const
{
    if (m_context->session->isRunning())
        return domain::ActionState::no(tr("The setup runs: its image is not replaced meanwhile."));
    if (image()->state() != ImageSession::State::Known)
        return domain::ActionState::no(QString()); // the words above say so
    const domain::Plan plan = image()->plan();
    return plan.isAllowed() ? domain::ActionState::yes() : domain::ActionState::no(tr("Something has to be mended first; it stands above."));
}

void ImageSection::showState()
{
    const auto state = image()->state();
    const bool isBusy = state == ImageSession::State::Looking || state == ImageSession::State::Pushing;
    const bool isWritable = !m_context->access || m_context->access->isWritable();
    m_card->setSubtitle(image()->image().isEmpty() ? tr("built from the spawntee's checkout, by its own make push")
                                                   : visibleText(image()->image(), 120));
    QString words;
    if (!isAsked())
        words = tr("Name the spawntee's checkout above to build its image here. Where the image is pushed already, nothing is needed.");
    else if (state == ImageSession::State::Looking || m_settle.isActive())
        words = tr("Looking for the tools…");
    else if (state == ImageSession::State::NotYet)
        words = tr("Not looked at with these answers.");
    m_words->setText(words);
    m_words->setVisible(!words.isEmpty());

    m_findings->setFindings(models::setupFindings(image()->findings()));
    m_findings->setVisible(state == ImageSession::State::Known);
    m_again->setVisible(isAsked() && !isBusy);
    if (!m_stop->isVisibleTo(m_card) && isBusy) {
        m_stop->setEnabled(true);
        m_stop->setAccessibleDescription(QString());
    }
    m_stop->setVisible(isBusy);
    // In read-only mode verbs are absent.
    m_push->setVisible(isAsked() && !isBusy && isWritable);
    const domain::ActionState push = mayPush();
    m_push->setEnabled(push.allowed);
    m_push->setAccessibleDescription(push.reason);
    const QString reason = !isAsked() || isBusy ? QString() : isWritable ? push.reason : tr("Read-only: unlock writes first.");
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    const bool hasLines = !image()->lines().empty();
    m_logPart->setVisible(hasLines || image()->isPushing());
    if (!hasLines && image()->isPushing()) {
        m_waiting.clear();
        m_log->clear();
    }
    showOutcome();
    showBusy();
}

void ImageSection::showOutcome()
{
    const std::optional<PushOutcome> &outcome = image()->outcome();
    m_note->setVisible(outcome.has_value() || image()->isPushing());
    if (!outcome)
        return;
    const QString shown = visibleText(outcome->image, 120);
    if (outcome->error) {
        const bool isUnknown = outcome->error->kind == ErrorKind::OutcomeUnknown || outcome->error->kind == ErrorKind::Cancelled;
        m_note->setMessage(models::spoken(*outcome->error, Attempt::Change), isUnknown ? Tone::Warn : Tone::Fail);
        return;
    }
    m_note->setState(outcome->isSeen() ? StateText::of(Mark::Pass, tr("%1 was pushed and is there").arg(shown))
                                       : StateText::of(Mark::Unknown, Tone::Warn, tr("Whether %1 was pushed is not known").arg(shown)));
    m_note->setText(outcome->isSeen() ? tr("Asked of the image's registry at %1 UTC.").arg(models::utcTimeText(outcome->utc))
                                      : models::setupFinding(outcome->found->front()).word);
}

void ImageSection::showBusy()
{
    const auto elapsed = image()->elapsed();
    const qint64 lines = qint64(image()->lines().size()) + image()->droppedLines();
    const QString counted = models::counted(int(lines), tr("1 line"), tr("%1 lines"));
    const QString time = elapsed ? models::durationText(std::chrono::duration_cast<std::chrono::seconds>(*elapsed)) : QString();
    m_logHead->setText(tr("%1 in %2", "lines in a time").arg(counted, time));
    if (!image()->isPushing())
        return;
    m_note->setState(StateText::of(Mark::Busy, tr("Building and pushing %1").arg(visibleText(image()->image(), 120))));
    m_note->setText(tr("%1 so far. A first build takes minutes; stopping ends all that make started.").arg(time));
}

void ImageSection::takeLine(const QString &line)
{
    m_waiting << line;
    if (m_waiting.size() > kLinesShown)
        m_waiting.removeFirst();
    if (!m_writing.isActive())
        m_writing.start();
}

void ImageSection::writeLines()
{
    if (m_waiting.isEmpty()) {
        m_writing.stop();
        return;
    }
    m_log->appendPlainText(m_waiting.mid(0, kLinesAtOnce).join(u'\n'));
    m_waiting.remove(0, std::min<qsizetype>(kLinesAtOnce, m_waiting.size()));
}

void ImageSection::offer()
{
    PlanOffer offer;
    offer.make = [image = m_context->image] { return image->plan(); };
    offer.run = [this](const QString &) {
        QCoro::connect(m_context->image->push(), this, [this](const Status &result) {
            const auto &outcome = image()->outcome();
            if (!result)
                emit notify({StateText::of(Mark::Fail, tr("The image was not pushed")), models::spokenLine(result.error(), Attempt::Change)});
            else if (outcome && outcome->isSeen())
                emit notify({StateText::of(Mark::Pass, tr("The image is pushed")), visibleText(outcome->image, 120)});
            else if (outcome)
                emit notify({StateText::of(Mark::Unknown, Tone::Warn, tr("Whether the image is there is not known")),
                             models::setupFinding(outcome->found->front()).word});
        });
    };
    emit planOffered(offer);
}

} // namespace pilothouse::ui
