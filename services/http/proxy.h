// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace pilothouse::http {

/// The proxy that a request to this address goes through, as the desktop or the environment variables say: "http://proxy.corp:3128", without the
/// user or the password it may name. Empty: directly, as everything on this machine does.
QString proxyFor(const QUrl &url);

} // namespace pilothouse::http
