// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/app_compose.h"
#include "services/attestation/os_image_table.h"

using namespace pilothouse::attestation;

/// Any bytes as an app-compose, whose canonical text must be its own canonical text, and as an operator's table of images.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    (void)OsImageTable::fromJson(bytes);
    for (const ComposeForm form : { ComposeForm::Compact, ComposeForm::Cloud }) {
        const auto canonical = canonicalCompose(bytes, form, UnusedMembers::Keep);
        if (!canonical || canonical->size() > 4 * 1024 * 1024)
            continue;
        const auto again = canonicalCompose(*canonical, form, UnusedMembers::Keep);
        if (!again || *again != *canonical)
            __builtin_trap();
    }
    return 0;
}
