// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/clustersetup/setup_step.h"
#include "ui/widgets/pane_page.h"

#include <array>

class QHBoxLayout;
class QScrollArea;

namespace pilothouse {
struct EnvironmentServices;
}

namespace pilothouse::ui {

class SetupRail;

/// The set-up of a cluster as a page of the window: fourteen pages with their list, and what was answered kept when it is closed.
class SetupWizardPage final : public PanePage
{
    Q_OBJECT
public:
    explicit SetupWizardPage(const EnvironmentServices &services, QWidget *parent = nullptr);
    ~SetupWizardPage() override;

    void activated() override;
    void deactivated() override;
    void refreshNow() override;
    /// The word of a page of the setup: "plan".
    bool showObject(const QString &key) override;
    QList<PageObject> objects() const override;
    QList<KeyHelp> keys() const override;
    void setNarrow(bool narrow) override;

    clustersetup::SetupSession *session() const { return m_context->session.get(); }
    SetupStep *step(clustersetup::SetupPage page) const { return m_steps[size_t(page)]; }
    clustersetup::SetupPage current() const { return m_current; }
    void showStep(clustersetup::SetupPage page);
    void setPathAsker(decltype(SetupContext::askPath) asker) { m_context->askPath = std::move(asker); }

private:
    void makeSteps();
    QWidget *buildFoot();
    void follow();
    void followRun();
    void showFoot();
    void back();
    void saveAnswers();
    void keep();

    std::shared_ptr<SetupContext> m_context;
    std::array<SetupStep *, clustersetup::kSetupPages> m_steps{};
    clustersetup::SetupPage m_current = clustersetup::SetupPage::Start;
    clustersetup::SetupPage m_runAt = clustersetup::SetupPage::Deploy;
    SetupRail *m_rail;
    QWidget *m_pages;
    QScrollArea *m_scroll;
    QPushButton *m_save;
    QPushButton *m_close;
    QPushButton *m_back;
    QPushButton *m_next;
    PlainLabel *m_reason;
};

} // namespace pilothouse::ui
