// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/environment_files.h"

#include "models/environment_list.h"
#include "models/profile_draft.h"
#include "models/profile_edit.h"
#include "services/core/private_file.h"

#include <QCoreApplication>
#include <QFileDialog>

namespace pilothouse::ui {

namespace {

constexpr qsizetype kMostBytes = 1024 * 1024;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pilothouse::ui::EnvironmentsView)
};

} // namespace

void askProfilePath(QWidget *parent, const QString &suggestion, std::function<void(const QString &)> chosen)
{
    const bool writes = !suggestion.isEmpty();
    auto *dialog = new QFileDialog(parent, writes ? Words::tr("Export the profile") : Words::tr("Choose the file to import"), suggestion,
                                   Words::tr("Profiles (*.yaml *.yml);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(writes ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    if (!writes)
        dialog->setFileMode(QFileDialog::ExistingFile);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
    dialog->open();
}

Result<QByteArray> readForeignProfile(const QString &path)
{
    const auto bytes = readPrivateFile(path, kMostBytes, FileAccess::OthersMayRead);
    if (!bytes)
        return bytes.error();
    const Status clean = models::refuseSecrets(*bytes, path.section(QLatin1Char('/'), -1));
    if (!clean)
        return clean.error();
    return *bytes;
}

Result<QByteArray> duplicateOf(const profiles::ProfileEntry &entry, const std::vector<profiles::ProfileEntry> &all)
{
    const auto bytes = readPrivateFile(entry.path, kMostBytes, FileAccess::OthersMayRead);
    if (!bytes)
        return bytes.error();
    models::ProfileField name;
    name.path = QStringLiteral("name");
    const auto renamed = models::withProfileValue(*bytes, name, models::freeName(all, entry.name));
    return renamed ? *renamed : *bytes;
}

Status exportProfile(const profiles::ProfileEntry &entry, const QString &path)
{
    const auto bytes = readPrivateFile(entry.path, kMostBytes, FileAccess::OthersMayRead);
    if (!bytes)
        return bytes.error();
    const Status clean = models::refuseSecrets(*bytes, entry.name + QStringLiteral(".yaml"));
    if (!clean)
        return clean;
    return writeFileAtomically(path, *bytes);
}

} // namespace pilothouse::ui
