// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/report/pdf_signs.h"

#include <cmath>
#include <initializer_list>
#include <utility>

namespace pilothouse::report {

void setSource(cairo_t *cairo, const QString &hex)
{
    const uint rgb = hex.mid(1).toUInt(nullptr, 16);
    cairo_set_source_rgb(cairo, ((rgb >> 16) & 0xff) / 255.0, ((rgb >> 8) & 0xff) / 255.0, (rgb & 0xff) / 255.0);
}

/// The three environment icons of the console on their 24 grid.
void drawKindIcon(cairo_t *cairo, domain::EnvironmentKind kind, double x, double y, double size)
{
    cairo_save(cairo);
    cairo_translate(cairo, x, y);
    cairo_scale(cairo, size / 24, size / 24);
    cairo_new_path(cairo);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_set_line_width(cairo, 1.9);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    const auto line = [&](std::initializer_list<std::pair<double, double>> points) {
        bool isFirst = true;
        for (const auto &[px, py] : points) {
            isFirst ? cairo_move_to(cairo, px, py) : cairo_line_to(cairo, px, py);
            isFirst = false;
        }
        cairo_stroke(cairo);
    };
    switch (kind) {
    case domain::EnvironmentKind::Production:
        cairo_arc(cairo, 12, 5.5, 2, 0, 2 * M_PI);
        cairo_stroke(cairo);
        line({{12, 7.5}, {12, 20}});
        line({{8.5, 11}, {15.5, 11}});
        cairo_arc_negative(cairo, 12, 12, 8, M_PI - 0.2, 0.2);
        cairo_stroke(cairo);
        break;
    case domain::EnvironmentKind::Staging:
        line({{12, 4}, {20.5, 8.5}, {12, 13}, {3.5, 8.5}, {12, 4}});
        line({{3.5, 13.5}, {12, 18}, {20.5, 13.5}});
        break;
    case domain::EnvironmentKind::Demo:
        line({{9.5, 3.5}, {14.5, 3.5}});
        line({{10.5, 3.5}, {10.5, 9.5}, {4.6, 19.2}, {6, 20.5}, {18, 20.5}, {19.4, 19.2}, {13.5, 9.5}, {13.5, 3.5}});
        line({{7.5, 15}, {16.5, 15}});
        break;
    }
    cairo_restore(cairo);
}

/// A shape a state, so that a grey print still reads: disc with tick, octagon with cross, ring with dots, square on its corner.
void drawSignShape(cairo_t *cairo, Sign sign, const QString &colour, double x, double y)
{
    cairo_save(cairo);
    cairo_translate(cairo, x, y);
    cairo_scale(cairo, 8.0 / 16, 8.0 / 16);
    cairo_new_path(cairo);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    setSource(cairo, colour);
    const auto stroke = [&](std::initializer_list<std::pair<double, double>> points) {
        bool isFirst = true;
        for (const auto &[px, py] : points) {
            isFirst ? cairo_move_to(cairo, px, py) : cairo_line_to(cairo, px, py);
            isFirst = false;
        }
        cairo_set_line_width(cairo, 1.8);
        cairo_stroke(cairo);
    };
    switch (sign) {
    case Sign::None: break;
    case Sign::Ok:
        cairo_arc(cairo, 8, 8, 7, 0, 2 * M_PI);
        cairo_fill(cairo);
        cairo_set_source_rgb(cairo, 1, 1, 1);
        stroke({{4.8, 8.2}, {7, 10.4}, {11.2, 5.8}});
        break;
    case Sign::Fail:
        for (int corner = 0; corner < 8; ++corner)
            cairo_line_to(cairo, 8 + 7.6 * std::cos(M_PI / 8 + corner * M_PI / 4), 8 + 7.6 * std::sin(M_PI / 8 + corner * M_PI / 4));
        cairo_fill(cairo);
        cairo_set_source_rgb(cairo, 1, 1, 1);
        stroke({{5.6, 5.6}, {10.4, 10.4}});
        stroke({{10.4, 5.6}, {5.6, 10.4}});
        break;
    case Sign::Pending:
        cairo_arc(cairo, 8, 8, 6.2, 0, 2 * M_PI);
        cairo_set_line_width(cairo, 1.5);
        cairo_stroke(cairo);
        for (const double px : {5.0, 8.0, 11.0})
            stroke({{px, 8}, {px + 0.01, 8}});
        break;
    case Sign::Refused:
        cairo_arc(cairo, 8, 8, 6.2, 0, 2 * M_PI);
        cairo_set_line_width(cairo, 1.5);
        cairo_stroke(cairo);
        stroke({{4, 8}, {12, 8}});
        break;
    case Sign::Unknown:
        for (const auto &[px, py] : std::initializer_list<std::pair<double, double>>{{8, 0.8}, {15.2, 8}, {8, 15.2}, {0.8, 8}})
            cairo_line_to(cairo, px, py);
        cairo_close_path(cairo);
        cairo_set_line_width(cairo, 1.5);
        cairo_stroke(cairo);
        break;
    }
    cairo_restore(cairo);
}

} // namespace pilothouse::report
