// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/compose.h"

#include "services/core/digest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

QByteArray scalar(const QJsonValue &value)
{
    // Qt writes a bare value only inside an array.
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

void write(QByteArray &out, const QJsonValue &value, int depth)
{
    const QByteArray inner(4 * (depth + 1), ' ');
    const QByteArray outer(4 * depth, ' ');
    if (value.isObject() && !value.toObject().isEmpty()) {
        const QJsonObject object = value.toObject();
        out += "{\n";
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (it != object.begin())
                out += ",\n";
            out += inner + scalar(it.key()) + ':';
            write(out, it.value(), depth + 1);
        }
        out += '\n' + outer + '}';
    } else if (value.isArray() && !value.toArray().isEmpty()) {
        const QJsonArray array = value.toArray();
        out += "[\n";
        for (qsizetype i = 0; i < array.size(); ++i) {
            out += (i > 0 ? ",\n" : "") + inner;
            write(out, array[i], depth + 1);
        }
        out += '\n' + outer + ']';
    } else {
        out += scalar(value);
    }
}

} // namespace

QByteArray cloudForm(const QJsonObject &manifest)
{
    QByteArray out;
    write(out, manifest, 0);
    return out;
}

AppCompose composeOf(const QJsonObject &manifest)
{
    static const QRegularExpression image(u"(?m)^\\s*image:\\s*[\"']?([^\\s\"'#]+)"_s);
    AppCompose compose;
    compose.text = cloudForm(manifest);
    compose.hash = sha256({compose.text}).view().toByteArray();
    compose.image = image.match(manifest["docker_compose_file"_L1].toString()).captured(1);
    for (const QJsonValue &name : manifest["allowed_envs"_L1].toArray())
        compose.allowedEnvs << name.toString();
    return compose;
}

AppCompose makeCompose(const QString &appName, const QString &service, const QString &image, int port, bool publicTcbInfo)
{
    const QString docker
        = u"services:\n  %1:\n    image: %2\n    pull_policy: always\n    restart: unless-stopped\n    ports:\n      - "
          u"\"%3:%3\"\n"
          "    volumes:\n      - /var/run/dstack.sock:/var/run/dstack.sock\n    environment:\n      - MODEL_LIMIT=103\n      - API_KEY=${API_KEY}\n"_s
              .arg(service, image, QString::number(port));
    const QJsonObject manifest{
        {u"allowed_envs"_s, QJsonArray{u"API_KEY"_s}},
        {u"docker_compose_file"_s, docker},
        {u"features"_s, QJsonArray{u"kms"_s, u"tproxy-net"_s}},
        {u"gateway_enabled"_s, true},
        {u"kms_enabled"_s, true},
        {u"local_key_provider_enabled"_s, false},
        {u"manifest_version"_s, 2},
        {u"name"_s, appName},
        {u"no_instance_id"_s, false},
        {u"pre_launch_script"_s, u"#!/bin/sh\nset -e\necho 'starting %1'\n"_s.arg(service)},
        {u"public_logs"_s, true},
        {u"public_sysinfo"_s, true},
        {u"public_tcbinfo"_s, publicTcbInfo},
        {u"runner"_s, u"docker-compose"_s},
        {u"secure_time"_s, false},
        {u"storage_fs"_s, u"zfs"_s},
    };
    return composeOf(manifest);
}

} // namespace pilothouse::demofleet
