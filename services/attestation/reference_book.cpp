// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/reference_book.h"

#include "services/core/private_file.h"

#include <QCoroFuture>

#include <QFile>
#include <QFileInfo>
#include <QtConcurrentRun>

namespace pilothouse::attestation {

namespace {

constexpr qsizetype kTableBytes = 4 * 1024 * 1024;

Error withWhere(Error error, const QString &path)
{
    error.where = path;
    return error;
}

/// A table in a folder of the operator's: whoever may write there is no concern of ours, its bytes are checked.
Result<QByteArray> readChosenFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        Error error;
        error.kind = file.exists() ? ErrorKind::Storage : ErrorKind::NotFound;
        error.what = file.errorString();
        return error;
    }
    return file.read(kTableBytes + 1); // one byte too many is what the table refuses
}

struct ReadTable
{
    QByteArray bytes;
    OsImageTable table;
};

Result<ReadTable> readTable(const QString &path)
{
    auto bytes = readChosenFile(path);
    if (!bytes)
        return withWhere(bytes.error(), path);
    auto table = OsImageTable::fromJson(*bytes);
    if (!table)
        return withWhere(table.error(), path);
    ReadTable read;
    read.bytes = *std::move(bytes);
    read.table = *std::move(table);
    return read;
}

} // namespace

Result<std::shared_ptr<ReferenceBook>> ReferenceBook::open(References given, const QString &importPath)
{
    const bool ownTable = given.osImages.has_value();
    const std::shared_ptr<ReferenceBook> book(new ReferenceBook(std::move(given), ownTable ? QString() : importPath));
    if (!book->canImport() || !QFileInfo::exists(importPath))
        return book;
    const auto bytes = readPrivateFile(importPath, kTableBytes, FileAccess::OthersMayRead);
    if (!bytes)
        return withWhere(bytes.error(), importPath);
    auto table = OsImageTable::fromJson(*bytes);
    if (!table)
        return withWhere(table.error(), importPath);
    book->m_references.osImages = *std::move(table);
    return book;
}

QCoro::Task<Status> ReferenceBook::importTable(QString path)
{
    const auto self = shared_from_this();
    QFuture<Result<ReadTable>> reading = QtConcurrent::run([path] { return readTable(path); });
    auto read = co_await reading;
    if (!read)
        co_return read.error();
    const QByteArray bytes = read->bytes;
    const QString kept = m_importPath;
    QFuture<Status> writing = QtConcurrent::run([bytes, kept] { return writeFileAtomically(kept, bytes); });
    const Status written = co_await writing;
    if (!written)
        co_return written.error();
    m_references.osImages = std::move(read->table);
    emit changed();
    co_return Done{};
}

Status ReferenceBook::forgetTable()
{
    if (!hasImported())
        return Done{};
    QFile file(m_importPath);
    if (file.exists() && !file.remove()) {
        Error error;
        error.kind = ErrorKind::Storage;
        error.what = file.errorString();
        error.where = m_importPath;
        return error;
    }
    m_references.osImages.reset();
    emit changed();
    return Done{};
}

} // namespace pilothouse::attestation
