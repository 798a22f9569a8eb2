// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cutover/split_matrix.h"

#include "models/format.h"
#include "ui/cutover/split_track.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/cell_delegates.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/lines_label.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/state_label.h"
#include "ui/widgets/tabular_text.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QSpinBox>
#include <QVBoxLayout>

namespace pilothouse::ui {

using domain::Intent;
using models::CutoverText;
using models::Mark;
using models::StateText;

namespace {

enum Column { IntentColumn, TrackColumn, WantedColumn, InForceColumn, ObservedColumn, PinColumn };

/// Wide enough for the longest name of an intent in this language.
int nameWidth()
{
    const QFontMetrics measure(ui::font(Type::Body));
    int widest = Metrics::current().px(104);
    for (const Intent intent : domain::kIntents)
        widest = std::max(widest, measure.horizontalAdvance(CutoverText::intentName(intent)) + Metrics::current().u(1));
    return widest;
}

/// A small picture in the muted colour of its place.
class IconLabel final : public QWidget
{
public:
    explicit IconLabel(IconName name) : m_name(name)
    {
        const int extent = Metrics::current().px(14);
        setFixedSize(extent, extent);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintIcon(&painter, QRectF(rect()), m_name, tokensOf(this).muted);
    }

private:
    IconName m_name;
};

} // namespace

/// What was just read from the router; hatched with a question mark when the read-back is older than its limit.
class SplitMatrix::InForceCell final : public QWidget
{
public:
    InForceCell() : m_digits(ui::font(Type::Body))
    {
        setFixedWidth(Metrics::current().px(72));
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    }

    void setValue(const QString &text, bool doubtful)
    {
        m_text = text;
        m_doubtful = doubtful;
        setAccessibleName(SplitMatrix::tr("In force: %1").arg(text));
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Tokens &t = tokensOf(this);
        if (m_doubtful)
            paintHatch(&painter, rect(), t);
        painter.setPen(m_doubtful ? t.muted : t.text);
        m_digits.draw(&painter, QRectF(rect()).adjusted(0, 0, -Metrics::current().u(1), 0), Qt::AlignRight | Qt::AlignVCenter, m_text);
    }

private:
    TabularText m_digits;
    QString m_text = QStringLiteral("?");
    bool m_doubtful = true;
};

SplitMatrix::SplitMatrix(models::SplitEditor *editor, QAction *apply, QAction *undo, QAction *revert, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_card(new Card(tr("Traffic split"), Card::Body::Flush))
    , m_observed(new PlainLabel(QString(), Type::Small, Ink::Muted))
    , m_reasonMark(new StateMark(StateText::of(Mark::Warn, QString())))
    , m_reason(new LinesLabel(2, Type::Body, Ink::Warn))
{
    const auto m = Metrics::current();
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_card);
    m_card->body()->setSpacing(0);

    auto *head = new Panel(Ground::Header);
    head->setFixedHeight(m.tableHeader());
    auto *headRow = new QHBoxLayout(head);
    headRow->setContentsMargins(m.margin(), 0, m.margin(), 0);
    headRow->setSpacing(m.gap());
    const auto title = [](const QString &text, Qt::Alignment alignment) {
        auto *label = new PlainLabel(text, Type::Small, Ink::Muted);
        label->setType(Type::Small, Weight::Medium);
        label->setAlignment(alignment | Qt::AlignVCenter);
        return label;
    };
    auto *intentTitle = title(tr("Intent"), Qt::AlignLeft);
    intentTitle->setFixedWidth(nameWidth());
    auto *wantedTitle = title(tr("Wanted"), Qt::AlignLeft);
    wantedTitle->setFixedWidth(m.px(72));
    auto *inForceTitle = title(tr("In force"), Qt::AlignRight);
    inForceTitle->setFixedWidth(m.px(72));
    auto *observedTitle = title(tr("Observed"), Qt::AlignRight);
    observedTitle->setFixedWidth(m.px(104));
    auto *pinTitle = title(tr("Pin"), Qt::AlignLeft);
    pinTitle->setFixedWidth(m.px(92));
    headRow->addWidget(intentTitle);
    headRow->addWidget(title(tr("▾ in force   ○ wanted"), Qt::AlignLeft), 1);
    headRow->addWidget(wantedTitle);
    headRow->addWidget(inForceTitle);
    headRow->addWidget(observedTitle);
    headRow->addWidget(pinTitle);
    m_lines << headRow;
    m_card->body()->addWidget(head);

    for (const Intent intent : domain::kIntents) {
        Row &row = m_rows[size_t(intent)];
        auto *line = new Panel(Ground::None);
        line->setEdges(Qt::BottomEdge);
        line->setFixedHeight(m.px(36));
        auto *layout = new QHBoxLayout(line);
        layout->setContentsMargins(m.margin(), 0, m.margin(), 0);
        layout->setSpacing(m.gap());
        const QString name = CutoverText::intentName(intent);
        auto *label = new PlainLabel(name);
        label->setFixedWidth(nameWidth());
        row.track = new SplitTrack(name);
        row.track->setObjectName(QStringLiteral("track-") + domain::intentWord(intent));
        row.field = new QSpinBox;
        row.field->setObjectName(QStringLiteral("wanted-") + domain::intentWord(intent));
        row.field->setRange(0, 100);
        row.field->setSuffix(QStringLiteral(" %"));
        row.field->setButtonSymbols(QAbstractSpinBox::NoButtons);
        row.field->setAlignment(Qt::AlignRight);
        row.field->setFixedWidth(m.px(72));
        row.field->setAccessibleName(tr("Percent of %1 wanted on the new plane, as a number").arg(name));
        row.inForce = new InForceCell;
        row.observed = new PlainLabel(QStringLiteral("–"), Type::Body, Ink::Faint);
        row.observed->setFixedWidth(m.px(104));
        row.observed->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        auto *pinCell = new QWidget;
        pinCell->setFixedWidth(m.px(92));
        auto *pinRow = new QHBoxLayout(pinCell);
        pinRow->setContentsMargins(0, 0, 0, 0);
        pinRow->setSpacing(m.px(6));
        row.pinIcon = new IconLabel(IconName::Pin);
        row.pin = new PlainLabel(QString(), Type::Small, Ink::Muted);
        pinRow->addWidget(row.pinIcon);
        pinRow->addWidget(row.pin, 1);
        layout->addWidget(label);
        layout->addWidget(row.track, 1);
        layout->addWidget(row.field);
        layout->addWidget(row.inForce);
        layout->addWidget(row.observed);
        layout->addWidget(pinCell);
        m_lines << layout;
        m_card->body()->addWidget(line);
        connect(row.track, &QAbstractSlider::valueChanged, this,
                [this, intent](int value) { m_editor->setWanted(intent, *Percent::fromWhole(value)); });
        connect(row.field, &QSpinBox::valueChanged, this, [this, intent](int value) { m_editor->setWanted(intent, *Percent::fromWhole(value)); });
    }

    auto *foot = new QWidget;
    auto *footColumn = new QVBoxLayout(foot);
    footColumn->setContentsMargins(m.margin(), m.u(2), m.gap(), m.u(2));
    footColumn->setSpacing(m.u(2));
    footColumn->addWidget(m_observed);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(m.u(2));
    buttons->addWidget(m_reasonMark);
    buttons->addWidget(m_reason, 1);
    buttons->addWidget(new ActionButton(undo, ButtonRole::Flat, foot));
    buttons->addWidget(new ActionButton(revert, ButtonRole::Flat, foot));
    buttons->addWidget(new ActionButton(apply, ButtonRole::Primary, foot));
    footColumn->addLayout(buttons);
    m_card->body()->addWidget(foot);

    connect(m_editor, &models::SplitEditor::changed, this, &SplitMatrix::showWanted);
    setReason(QString(), false);
}

void SplitMatrix::setStatus(const cutover::CutoverStatus &status, const QString &newPlane)
{
    m_card->setSubtitle(tr("percent of each intent to %1").arg(newPlane));
    m_card->setTrailing(status.version > 0 ? tr("version %1").arg(status.version) : QString());
    for (const cutover::SplitRow &values : status.split) {
        Row &row = m_rows[size_t(values.intent)];
        row.track->setInForce(values.inForce ? std::optional(values.inForce->whole()) : std::nullopt, values.inForceIsStale);
        row.inForce->setValue(CutoverText::inForce(values), values.inForceIsStale || !values.inForce);
        row.observed->setText(CutoverText::observed(values));
        row.observed->setInk(values.observed ? Ink::Text : Ink::Faint);
        row.observed->setToolTip(plainToolTip(CutoverText::observedNote(values)));
        row.pin->setText(CutoverText::pinText(values.pin));
        row.pinIcon->setVisible(values.pin != cutover::Pin::None);
    }
    if (status.router.traffic) {
        const auto &traffic = *status.router.traffic;
        const qint64 total = traffic.oldPlaneRequests + traffic.newPlaneRequests;
        m_observed->setText(total == 0 ? tr("Observed since the router started: no requests yet")
                                       : tr("Observed since the router started: %1 of %2 requests on %3 (%4)")
                                             .arg(models::countText(traffic.newPlaneRequests), models::countText(total), newPlane,
                                                  models::shareText(double(traffic.newPlaneRequests) / double(total))));
    } else {
        m_observed->setText(tr("Observed: the router gives no counts now"));
    }
    showWanted();
}

void SplitMatrix::showWanted()
{
    for (const Intent intent : domain::kIntents) {
        Row &row = m_rows[size_t(intent)];
        const bool editable = m_editor->isEditable(intent);
        const int wanted = m_editor->wanted(intent).whole();
        const QSignalBlocker blockTrack(row.track);
        const QSignalBlocker blockField(row.field);
        row.track->setPinned(!editable);
        row.track->setValue(wanted);
        row.field->setEnabled(editable);
        if (row.field->value() != wanted)
            row.field->setValue(wanted);
        row.track->update();
    }
}

void SplitMatrix::setReason(const QString &reason, bool warns)
{
    m_reason->setText(reason);
    m_reason->setInk(warns ? Ink::Warn : Ink::Muted);
    m_reasonMark->setVisible(warns && !reason.isEmpty());
    m_reasonMark->setAccessibleName(reason);
}

void SplitMatrix::setNarrow(bool narrow)
{
    // Wanted, in force, observed and why a field is locked are all there at every width: what gives way is the room of the track.
    const auto m = Metrics::current();
    for (QHBoxLayout *const line : std::as_const(m_lines))
        line->setSpacing(narrow ? m.u(2) : m.gap());
}

} // namespace pilothouse::ui
