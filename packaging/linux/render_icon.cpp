// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QByteArray>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

#include <cstdio>

/// render_icon IN.svg OUT.png SIZE: the icon at one size. A build step, so that no picture has to be kept beside its drawing.
int main(int argc, char **argv)
{
    const int size = argc == 4 ? QByteArray(argv[3]).toInt() : 0;
    if (size < 1 || size > 4096) {
        std::fputs("Usage: render_icon IN.svg OUT.png SIZE\n", stderr);
        return 2;
    }
    QSvgRenderer drawing(QString::fromLocal8Bit(argv[1]));
    if (!drawing.isValid()) {
        std::fprintf(stderr, "render_icon: %s is no drawing\n", argv[1]);
        return 1;
    }
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    drawing.render(&painter);
    painter.end();
    if (!image.save(QString::fromLocal8Bit(argv[2]), "PNG")) {
        std::fprintf(stderr, "render_icon: %s cannot be written\n", argv[2]);
        return 1;
    }
    return 0;
}
