// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/desk.h"
#include "ui/overview/overview_page.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/pane_header.h"

#include <QAction>
#include <QVBoxLayout>

namespace pilothouse::test {

using namespace pilothouse::ui;

/// A page that says what the window did to it.
class ProbePage final : public PanePage
{
public:
    ProbePage(const QString &id, std::shared_ptr<const Clock> clock, QWidget *parent) : PanePage(id, id, IconName::Cluster, std::move(clock), parent)
    {
        auto *body = new Panel(Ground::Surface);
        auto *column = new QVBoxLayout(body);
        field = new FilterField(QStringLiteral("state:failed"), body);
        column->addWidget(field);
        column->addStretch(1);
        setContent(body);
        setFilterField(field);
        header()->addAction(addPageAction(makeAction(this, IconName::Export, QStringLiteral("Export…"))));
        header()->addAction(addPageAction(makeAction(this, IconName::Verify, QStringLiteral("Verify"))), ButtonRole::Primary);
    }
    void activated() override { ++activations; }
    void deactivated() override { ++deactivations; }
    void refreshNow() override { ++refreshes; }
    bool showObject(const QString &key) override
    {
        shown = key;
        return true;
    }
    QList<PageObject> objects() const override
    {
        return id() == QLatin1String("cluster")
                   ? QList<PageObject>{{QStringLiteral("u1"), QStringLiteral("runner-4f1c92ab"), QStringLiteral("Running")}}
                   : QList<PageObject>();
    }
    QJsonObject saveLayout() const override { return {{QStringLiteral("width"), width}}; }
    void restoreLayout(const QJsonObject &layout) override
    {
        restored = layout;
        width = layout[QLatin1String("width")].toInt(width);
    }
    QJsonObject saveDraft() const override { return draft.isEmpty() ? QJsonObject() : QJsonObject{{QStringLiteral("text"), draft}}; }
    void restoreDraft(const QJsonObject &kept) override { draft = kept[QLatin1String("text")].toString(); }

    FilterField *field;
    int activations = 0;
    int deactivations = 0;
    int refreshes = 0;
    QString shown;
    QJsonObject restored;
    int width = 42;
    QString draft;
};

/// The parts of a window over this desk: an overview and four pages that tell what is done to them.
inline MainWindow::Parts probedParts(Desk &desk)
{
    MainWindow::Parts made;
    made.services = desk.services;
    made.clock = desk.clock;
    desk.makeFeed();
    made.feed = desk.feed;
    made.operatorName = QStringLiteral("operator");
    made.stateFolder = desk.stateFolder();
    auto feed = desk.feed;
    made.pages.push_back({QStringLiteral("overview"), QStringLiteral("Overview"), IconName::Overview, PageEntry::Place::Top,
                          [feed](QWidget *parent) { return new OverviewPage(feed, parent); }});
    for (const auto &[id, icon] : {std::pair("cluster", IconName::Cluster), std::pair("attestation", IconName::Attestation),
                                   std::pair("cutover", IconName::Cutover), std::pair("audit", IconName::Audit)}) {
        auto clock = desk.clock;
        const QString name = QString::fromLatin1(id);
        made.pages.push_back({name, name.left(1).toUpper() + name.mid(1), icon, PageEntry::Place::Top,
                              [name, clock](QWidget *parent) { return new ProbePage(name, clock, parent); }});
    }
    return made;
}

inline ProbePage *probe(MainWindow &window, const char *id)
{
    return static_cast<ProbePage *>(window.page(QString::fromLatin1(id)));
}

} // namespace pilothouse::test
