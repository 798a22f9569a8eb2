// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/key_questions.h"

#include "app/composition/provers_builder.h"
#include "app/composition/remotes.h"
#include "services/aws/aws_client.h"
#include "services/aws/identity_client.h"
#include "services/aws/permission_probe.h"
#include "services/cluster/cvm_port.h"
#include "services/credentials/credential_needs.h"
#include "services/phala/phala_permissions.h"
#include "services/secrets/secret_store.h"

#include <cstdlib>

namespace pilothouse::composition {

namespace {

using Keys = std::shared_ptr<secrets::SecretStore>;
using Permissions = Result<domain::KeyPermissions>;

/// The bucket of a registry is a place of its own: its region is asked in, with the keys that are stored under their names.
domain::Profile withStorage(domain::Profile profile, const QString &region)
{
    if (!profile.aws)
        profile.aws.emplace();
    profile.aws->region = region;
    profile.aws->profile.clear();
    return profile;
}

Error noSuchRemote()
{
    return {.kind = ErrorKind::NotFound, .what = QStringLiteral("the profile names no remote that could test this key")};
}

QString clockWords(std::chrono::seconds offset)
{
    if (offset.count() == 0)
        return {};
    const QString words
        = offset.count() > 0 ? QStringLiteral("; this machine's clock is %1 s behind") : QStringLiteral("; this machine's clock is %1 s ahead");
    return words.arg(std::abs(offset.count()));
}

QCoro::Task<Result<QString>> refuse(Error why)
{
    co_return why;
}

QCoro::Task<Permissions> refusePermissions(Error why)
{
    co_return why;
}

QCoro::Task<Permissions> permissionsAtAws(domain::Profile profile, Keys keys, CancelToken cancel)
{
    const auto clock = std::make_shared<SystemClock>();
    const QString stack = profile.provers ? profile.provers->stack : QString();
    const auto probe = std::make_shared<aws::PermissionProbe>(buildAws(profile, std::move(keys), clock), stack, clock);
    auto found = co_await probe->ask(cancel);
    co_return found;
}

} // namespace

QCoro::Task<Result<QString>> askPhala(domain::Profile profile, Keys keys, CancelToken cancel)
{
    const auto port = buildPhala(profile, std::move(keys));
    const auto list = co_await port->list(cancel);
    if (!list)
        co_return list.error();
    QString saying = QStringLiteral("%1 CVMs").arg(list->items.size());
    if (!list->skipped.empty())
        saying += QStringLiteral(", %1 rows skipped").arg(list->skipped.size());
    co_return saying;
}

QCoro::Task<Result<QString>> askAws(domain::Profile profile, Keys keys, CancelToken cancel)
{
    const auto identity = std::make_shared<aws::IdentityClient>(buildAws(profile, std::move(keys), std::make_shared<SystemClock>()));
    const auto known = co_await identity->whoAmI(cancel);
    if (!known)
        co_return known.error();
    co_return QStringLiteral("account %1 as %2").arg(known->account, known->principal) + clockWords(identity->clockOffset());
}

QCoro::Task<Result<QString>> askWithKeys(domain::Profile profile, credentials::CredentialSet set, Keys keys, CancelToken cancel)
{
    const bool isStorage = set.id == QLatin1String("storage");
    if (isStorage)
        profile = withStorage(std::move(profile), set.endpoint);
    auto asking = set.id == QLatin1String("phala") && profile.phala              ? askPhala(profile, std::move(keys), cancel)
                  : (isStorage || set.id == QLatin1String("aws")) && profile.aws ? askAws(profile, std::move(keys), cancel)
                                                                                 : refuse(noSuchRemote());
    auto said = co_await std::move(asking);
    if (isStorage && !said && said.error().kind == ErrorKind::InvalidInput) {
        Error error = said.error();
        error.where = QStringLiteral("the region of the bucket");
        error.nextStep = QStringLiteral("Regions look like us-west-2.");
        co_return error;
    }
    co_return said;
}

QCoro::Task<Permissions> permissionsOfKeys(domain::Profile profile, credentials::CredentialSet set, Keys keys, CancelToken cancel)
{
    Error nothing = noSuchRemote();
    if (!set.tellsPermissions)
        nothing = Error{.kind = ErrorKind::Refused, .what = QStringLiteral("nobody can tell what this key may do")};
    auto asking = set.id == QLatin1String("phala") && profile.phala ? buildPhalaPermissions(profile, std::move(keys))->ask(cancel)
                  : set.id == QLatin1String("aws") && profile.aws   ? permissionsAtAws(profile, std::move(keys), cancel)
                                                                    : refusePermissions(nothing);
    auto found = co_await std::move(asking);
    co_return found;
}

} // namespace pilothouse::composition
