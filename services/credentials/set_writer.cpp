// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/credentials/set_writer.h"

#include <algorithm>
#include <optional>

namespace pilothouse::credentials {

using secrets::SecretName;

namespace {

using Store = std::shared_ptr<secrets::SecretStore>;

/// Writes one value and reads it back.
QCoro::Task<Status> writeChecked(Store store, SecretName name, std::shared_ptr<const Secret> value)
{
    auto writing = store->write(name, value->clone());
    const auto written = co_await std::move(writing);
    if (!written)
        co_return written.error();
    const auto back = co_await store->read(name);
    if (!back)
        co_return back.error();
    if (back->view() != value->view())
        co_return Error{.kind = ErrorKind::Secret, .what = QStringLiteral("another value was read back than was written"), .where = store->backEnd()};
    co_return Done{};
}

QCoro::Task<Status> removeIfThere(Store store, SecretName name)
{
    const auto removed = co_await store->remove(name);
    if (!removed && removed.error().kind != ErrorKind::NotFound)
        co_return removed.error();
    co_return Done{};
}

const NewValue *find(const std::vector<NewValue> &values, const QString &name)
{
    const auto found = std::find_if(values.begin(), values.end(), [&name](const NewValue &value) { return value.name == name; });
    return found == values.end() ? nullptr : &*found;
}

} // namespace

QCoro::Task<Status> writeSet(std::shared_ptr<secrets::SecretStore> store, domain::EnvironmentId environment, CredentialSet set, NewValues values)
{
    // The former values, in case writing stops half-way. A name that was not there has none.
    std::vector<NewValue> former;
    for (const CredentialNeed &need : set.needs) {
        if (need.keeping != Keeping::SecretStore)
            continue;
        const SecretName name{environment, need.name};
        auto before = co_await store->read(name);
        if (before)
            former.push_back({need.name, std::move(*before)});
        else if (before.error().kind != ErrorKind::NotFound)
            co_return before.error();
    }
    std::vector<QString> touched;
    std::optional<Error> problem;
    for (const CredentialNeed &need : set.needs) {
        const NewValue *const given = find(*values, need.name);
        if (given == nullptr && find(former, need.name) == nullptr)
            continue;
        touched.push_back(need.name);
        const SecretName name{environment, need.name};
        // Started on a line of its own, since one of the two is chosen.
        auto changing
            = given == nullptr ? removeIfThere(store, name) : writeChecked(store, name, std::make_shared<const Secret>(given->value.clone()));
        const auto changed = co_await std::move(changing);
        if (!changed) {
            problem = changed.error();
            break;
        }
    }
    if (!problem)
        co_return Done{};
    bool restored = true;
    for (const QString &each : touched) {
        const NewValue *const old = find(former, each);
        const SecretName name{environment, each};
        auto undoing = old == nullptr ? removeIfThere(store, name) : store->write(name, old->value.clone());
        const auto undone = co_await std::move(undoing);
        restored = restored && undone;
    }
    problem->unchanged = restored ? QStringLiteral("The former key was put back and is in use.")
                                  : QStringLiteral("The former key could not be put back whole: enter it again.");
    const Error told = *problem;
    co_return told;
}

} // namespace pilothouse::credentials
