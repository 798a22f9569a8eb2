// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/report/pdf_document.h"

#include "services/core/clock.h"
#include "services/core/plain_text.h"
#include "services/report/pdf_signs.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <QFile>

#include <algorithm>

namespace pilothouse::report {

namespace {

constexpr double kWidth = 842;
constexpr double kHeight = 595;
constexpr double kMargin = PdfDocument::kMargin;
constexpr double kBandHeight = 30;
constexpr double kTop = kMargin + kBandHeight + 14;
constexpr double kBottom = kHeight - kMargin - 16;
constexpr double kPadding = 5;
constexpr double kSignWidth = 11;
constexpr int kMostLines = 6; ///< of one cell; the rest is in the other files
constexpr qsizetype kLongestText = 2'000;

const char kSans[] = "Inter,Noto Sans,DejaVu Sans,sans-serif";
const char kMono[] = "JetBrains Mono,DejaVu Sans Mono,monospace";

const QString kText = QStringLiteral("#1A1E26");
const QString kMuted = QStringLiteral("#515967");
const QString kLine = QStringLiteral("#DCDFE5");
const QString kHeader = QStringLiteral("#F7F8FA");

QString tintOf(const QString &tone)
{
    if (tone == QLatin1String("ok"))
        return QStringLiteral("#E2F3E9");
    return tone == QLatin1String("fail") ? QStringLiteral("#FCE8E8") : QStringLiteral("#FBF1DC");
}

} // namespace

struct PdfDocument::Canvas
{
    explicit Canvas(const QString &path)
        : surface(cairo_pdf_surface_create(QFile::encodeName(path).constData(), kWidth, kHeight))
        , cairo(cairo_create(surface))
        , layout(pango_cairo_create_layout(cairo))
    {
    }
    ~Canvas()
    {
        g_object_unref(layout);
        cairo_destroy(cairo);
        cairo_surface_destroy(surface);
    }
    Canvas(const Canvas &) = delete;
    Canvas &operator=(const Canvas &) = delete;

    cairo_surface_t *surface;
    cairo_t *cairo;
    PangoLayout *layout;
};

PdfDocument::PdfDocument(const Heading &heading, const QString &path) : m_heading(heading), m_path(path), m_canvas(std::make_unique<Canvas>(path))
{
    const auto tell = [this](cairo_pdf_metadata_t what, const QString &text) {
        cairo_pdf_surface_set_metadata(m_canvas->surface, what, text.toUtf8().constData());
    };
    tell(CAIRO_PDF_METADATA_TITLE, QStringLiteral("%1: %2").arg(heading.title, visibleText(heading.environment.id.text())));
    tell(CAIRO_PDF_METADATA_CREATOR, visibleText(heading.program));
    tell(CAIRO_PDF_METADATA_CREATE_DATE, heading.utc.toUTC().toString(Qt::ISODate));
    beginPage();
}

PdfDocument::~PdfDocument() = default;

Status PdfDocument::finish()
{
    drawFoot();
    cairo_show_page(m_canvas->cairo);
    cairo_surface_finish(m_canvas->surface);
    if (cairo_status(m_canvas->cairo) == CAIRO_STATUS_SUCCESS && cairo_surface_status(m_canvas->surface) == CAIRO_STATUS_SUCCESS)
        return Done{};
    Error error;
    error.kind = ErrorKind::Storage;
    error.what = QStringLiteral("the PDF report cannot be written");
    error.where = m_path;
    return error;
}

void PdfDocument::fill(double x, double y, double width, double height, const QString &colour)
{
    setSource(m_canvas->cairo, colour);
    cairo_rectangle(m_canvas->cairo, x, y, width, height);
    cairo_fill(m_canvas->cairo);
}

/// Lays text out and tells its height. Text is never markup here; hidden characters become visible ones.
double PdfDocument::layOut(const QString &text, const TextStyle &style, double width, Align align, int lines)
{
    PangoLayout *const layout = m_canvas->layout;
    const std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)> font(pango_font_description_new(),
                                                                                             pango_font_description_free);
    pango_font_description_set_family_static(font.get(), style.face == Face::Mono ? kMono : kSans);
    pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), PangoWeight(style.weight));
    pango_layout_set_font_description(layout, font.get());
    pango_layout_set_width(layout, int(width * PANGO_SCALE));
    pango_layout_set_height(layout, -lines);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    pango_layout_set_alignment(layout, align == Align::Right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    const QByteArray bytes = visibleText(text, kLongestText).toUtf8();
    pango_layout_set_text(layout, bytes.constData(), int(bytes.size()));
    int height = 0;
    pango_layout_get_size(layout, nullptr, &height);
    return double(height) / PANGO_SCALE;
}

double PdfDocument::draw(double x, double y, const QString &text, const TextStyle &style, double width, Align align, int lines)
{
    const double height = layOut(text, style, width, align, lines);
    setSource(m_canvas->cairo, style.colour.isEmpty() ? kText : style.colour);
    cairo_move_to(m_canvas->cairo, x, y);
    pango_cairo_show_layout(m_canvas->cairo, m_canvas->layout);
    cairo_new_path(m_canvas->cairo); // the text leaves a current point, which the next arc would be joined to
    return height;
}

void PdfDocument::drawSign(Sign sign, const QString &tone, double x, double y)
{
    drawSignShape(m_canvas->cairo, sign, toneColour(tone), x, y);
}

void PdfDocument::beginPage()
{
    ++m_page;
    const domain::EnvironmentKind kind = m_heading.environment.kind;
    const QString colour = kindColour(kind);
    fill(kMargin, kMargin, 150, kBandHeight, colour);
    fill(kMargin, kMargin + kBandHeight, kWidth - 2 * kMargin, 3, colour);
    drawKindIcon(m_canvas->cairo, kind, kMargin + 10, kMargin + 8, 14);
    draw(kMargin + 30, kMargin + 9, domain::kindWord(kind).toUpper(), {Face::Sans, 9.5, 600, QStringLiteral("#FFFFFF")}, 115);
    draw(kMargin + 164, kMargin + 8.5, m_heading.environment.id.text(), {Face::Sans, 10, 600, kText}, 380);
    draw(kWidth - kMargin - 220, kMargin + 10, m_heading.title, {Face::Sans, 8.5, 400, kMuted}, 220, Align::Right);
    m_y = kTop;
}

void PdfDocument::drawFoot()
{
    const TextStyle style{Face::Sans, 7.5, 400, kMuted};
    const double y = kHeight - kMargin - 6;
    draw(kMargin, y,
         QStringLiteral("%1 · %2 %3 · %4").arg(m_heading.environment.id.text(), m_heading.made, toUtcText(m_heading.utc), m_heading.program), style,
         600);
    draw(kWidth - kMargin - 120, y, QStringLiteral("Page %1").arg(m_page), style, 120, Align::Right);
}

void PdfDocument::nextPage()
{
    drawFoot();
    cairo_show_page(m_canvas->cairo);
    beginPage();
}

void PdfDocument::needs(double height)
{
    if (m_y + height > kBottom)
        nextPage();
}

void PdfDocument::skip(double height)
{
    m_y += height;
}

void PdfDocument::drawVerdict(const QString &sentence, Sign sign, const QString &tone)
{
    draw(kMargin, m_y, m_heading.title, {Face::Sans, 20, 600, kText}, 500);
    m_y += 34;
    const TextStyle style{Face::Sans, 11, 600, toneColour(tone)};
    const double height = layOut(sentence, style, kTextWidth - 36, Align::Left, 3) + 14;
    fill(kMargin, m_y, kTextWidth, height, tintOf(tone));
    drawSign(sign, tone, kMargin + 10, m_y + 10);
    draw(kMargin + 26, m_y + 7, sentence, style, kTextWidth - 36, Align::Left, 3);
    m_y += height + 12;
}

void PdfDocument::drawFacts(const std::vector<Fact> &facts)
{
    for (const Fact &fact : facts) {
        const TextStyle style{fact.isMono ? Face::Mono : Face::Sans, fact.isMono ? 8.5 : 9.0, 400, kText};
        needs(layOut(fact.value, style, kTextWidth - 130, Align::Left, 2) + 4);
        draw(kMargin, m_y, fact.label, {Face::Sans, 9, 400, kMuted}, 120);
        m_y += std::max(14.0, draw(kMargin + 130, m_y, fact.value, style, kTextWidth - 130, Align::Left, 2) + 4);
    }
    m_y += 8;
}

void PdfDocument::drawSteps(const QStringList &steps)
{
    const TextStyle style{Face::Sans, 9, 400, kMuted};
    int number = 1;
    for (const QString &step : steps) {
        needs(layOut(step, style, kTextWidth - 16, Align::Left, 3) + 4);
        draw(kMargin, m_y, QStringLiteral("%1.").arg(number++), style, 20);
        m_y += draw(kMargin + 16, m_y, step, style, kTextWidth - 16, Align::Left, 3) + 4;
    }
    m_y += 12;
}

void PdfDocument::drawHeadline(const QString &text)
{
    needs(60);
    m_y += draw(kMargin, m_y, text, {Face::Sans, 12, 600, kText}, kTextWidth) + 8;
}

void PdfDocument::drawParagraph(const QString &text, const TextStyle &style, int lines)
{
    needs(layOut(text, style, kTextWidth, Align::Left, lines) + 4);
    m_y += draw(kMargin, m_y, text, style, kTextWidth, Align::Left, lines) + 4;
}

void PdfDocument::beginTable(const std::vector<Column> &columns)
{
    m_columns = columns;
    needs(60);
    drawTableHead();
}

void PdfDocument::drawTableHead()
{
    fill(kMargin, m_y, kTextWidth, 18, kHeader);
    double x = kMargin;
    for (const Column &column : m_columns) {
        draw(x + kPadding, m_y + 4.5, column.title, {Face::Sans, 7.5, 500, kMuted}, column.width - 2 * kPadding, column.align);
        x += column.width;
    }
    m_y += 18;
    fill(kMargin, m_y - 0.5, kTextWidth, 0.5, kLine);
}

void PdfDocument::drawRow(const std::vector<Cell> &cells)
{
    const size_t count = std::min(cells.size(), m_columns.size());
    const auto styleOf = [&](size_t i) {
        const Column &column = m_columns[i];
        const bool isToned = !cells[i].tone.isEmpty();
        return TextStyle{column.face, column.face == Face::Mono ? 7.5 : 8.0, isToned ? 500 : 400,
                         isToned          ? toneColour(cells[i].tone)
                         : column.isMuted ? kMuted
                                          : kText};
    };
    const auto signWidth = [&](size_t i) { return cells[i].sign == Sign::None ? 0.0 : kSignWidth; };
    double height = 0;
    for (size_t i = 0; i < count; ++i)
        height
            = std::max(height, layOut(cells[i].text, styleOf(i), m_columns[i].width - 2 * kPadding - signWidth(i), m_columns[i].align, kMostLines));
    height += 8;
    if (m_y + height > kBottom) {
        nextPage();
        drawTableHead();
    }
    double x = kMargin;
    for (size_t i = 0; i < count; ++i) {
        if (cells[i].sign != Sign::None)
            drawSign(cells[i].sign, cells[i].tone, x + kPadding, m_y + 5);
        draw(x + kPadding + signWidth(i), m_y + 4, cells[i].text, styleOf(i), m_columns[i].width - 2 * kPadding - signWidth(i), m_columns[i].align,
             kMostLines);
        x += m_columns[i].width;
    }
    m_y += height;
    fill(kMargin, m_y - 0.5, kTextWidth, 0.5, kLine);
}

} // namespace pilothouse::report
