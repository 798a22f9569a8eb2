// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/environment/environment_services.h"
#include "tests/services/clustersetup/setup_desk.h"
#include "tests/services/credentials/credential_bench.h"
#include "ui/clustersetup/setup_wizard_page.h"
#include "ui/widgets/labels.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include <functional>

namespace pilothouse::test {

/// The wizard over a real setup; only the cloud and the machines are pretended.
struct SetupScene
{
    SetupDesk desk;
    CredentialBench bench;
    EnvironmentServices services;
    std::unique_ptr<ui::SetupWizardPage> page;
    std::optional<ui::PlanOffer> offer;
    QString asked; ///< what a path is answered with
    QStringList notices;
    domain::EnvironmentKind kind;
    std::function<void(clustersetup::SetupParts &)> adjust; ///< what this scene has beside the desk

    explicit SetupScene(domain::EnvironmentKind environment = domain::EnvironmentKind::Staging) : bench(environment), kind(environment)
    {
        bench.keep("PHALA_API_KEY", "phak_hunter2hunter2");
        services.profile = bench.profile;
        services.clock = desk.clock;
        services.access = bench.access;
        services.operations = bench.operations;
        services.credentials = bench.workflow;
        services.clusterSetup = [this](const clustersetup::SetupAnswers &) {
            const auto parts = desk.parts();
            parts->environment.kind = kind;
            parts->access = services.access;
            if (adjust)
                adjust(*parts);
            return parts;
        };
    }
    void open(QSize size = QSize(1264, 831))
    {
        page = std::make_unique<ui::SetupWizardPage>(services);
        page->setPathAsker([this](QWidget *, ui::SetupContext::PathKind, const QString &, const QString &) { return asked; });
        QObject::connect(page.get(), &ui::PanePage::planOffered, page.get(), [this](const ui::PlanOffer &offered) { offer = offered; });
        QObject::connect(page.get(), &ui::PanePage::notify, page.get(),
                         [this](const ui::Notice &notice) { notices << notice.state.word + QStringLiteral(": ") + notice.text; });
        page->resize(size);
        page->show();
        page->activated();
    }
    /// As if every page had been filled in.
    void answer() { page->session()->setAnswers(desk.answers()); }
    clustersetup::SetupSession *session() const { return page->session(); }
    template <typename T>
    T *find(const char *name) const
    {
        return page->findChild<T *>(QString::fromLatin1(name));
    }
    void press(const char *name) const { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
    bool toThePlan() const
    {
        page->showStep(clustersetup::SetupPage::Plan);
        return QTest::qWaitFor([this] { return session()->survey() != nullptr; }, 20'000);
    }
    /// Opens the plan with the main button and confirms it.
    bool carryOut()
    {
        if (!toThePlan())
            return false;
        offer.reset();
        press("setup next");
        if (!offer || !offer->make().isAllowed())
            return false;
        offer->run(offer->make().phrase.value_or(QString()));
        return QTest::qWaitFor([this] { return !session()->isRunning(); }, 20'000);
    }
    QString words(QWidget *of = nullptr) const
    {
        QStringList all;
        const QWidget *root = of != nullptr ? of : page.get();
        for (QWidget *widget : root->findChildren<QWidget *>()) {
            if (!widget->isVisible())
                continue;
            if (const auto *label = qobject_cast<QLabel *>(widget))
                all << label->text();
            if (const auto *label = qobject_cast<ui::ElidedLabel *>(widget))
                all << label->text();
            if (const auto *text = qobject_cast<QPlainTextEdit *>(widget))
                all << text->toPlainText();
            if (const auto *table = qobject_cast<QTableView *>(widget))
                for (int row = 0; row < table->model()->rowCount(); ++row)
                    for (int column = 0; column < table->model()->columnCount(); ++column)
                        all << table->model()->index(row, column).data().toString();
            all << widget->accessibleName() << widget->accessibleDescription() << widget->toolTip();
        }
        return all.join(u'\n');
    }
};

} // namespace pilothouse::test
