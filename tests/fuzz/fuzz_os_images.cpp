// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/os_image_table.h"

using namespace pilothouse::attestation;

/// Any bytes as an operator's table of images: an entry always judges a machine that measures as it says.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto table = OsImageTable::fromJson(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (!table)
        return 0;
    const OsImage &image = table->images.front();
    TdReport td;
    td.mrTd = image.mrTd.front();
    td.rtmr[1] = image.rtmr1;
    td.rtmr[2] = image.rtmr2;
    if (table->judge(td, {}).answer == ImageAnswer::Unknown || table->judge({}, {}).answer != ImageAnswer::Unknown)
        __builtin_trap();
    return 0;
}
