// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/clustersetup/setup_step.h"

namespace pilothouse::ui {

class ImageSection;
class PathField;

/// Compose files and checkouts, what is found in them, and what of it is gone on with knowingly.
class FilesStep final : public SetupStep
{
    Q_OBJECT
public:
    explicit FilesStep(std::shared_ptr<SetupContext> context, QWidget *parent = nullptr);

    void follow() override;

private:
    void showAccepted();

    PathField *m_registry;
    PathField *m_runner;
    PathField *m_orchestrator;
    PathField *m_spawntee;
    PathField *m_yaml;
    PathField *m_environment;
    Card *m_accept;
    QVBoxLayout *m_acceptRows;
    QStringList m_acceptShown;
    ImageSection *m_image = nullptr; ///< null where images cannot be built
};

} // namespace pilothouse::ui
