// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/report.h"

#include "services/core/plain_text.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <QFile>

#include <array>
#include <cmath>
#include <memory>

namespace pilothouse::audit {

namespace {

// A4, lying; all lengths in points.
constexpr double kWidth = 842;
constexpr double kHeight = 595;
constexpr double kMargin = 36;
constexpr double kBandHeight = 30;
constexpr double kTop = kMargin + kBandHeight + 14;
constexpr double kBottom = kHeight - kMargin - 16;
constexpr double kPadding = 5;
constexpr int kMostLines = 6; ///< of one cell; the rest is in the other files
constexpr qsizetype kLongestText = 2'000;

const char kSans[] = "Inter,Noto Sans,DejaVu Sans,sans-serif";
const char kMono[] = "JetBrains Mono,DejaVu Sans Mono,monospace";

const char kText[] = "#1A1E26";
const char kMuted[] = "#515967";
const char kLine[] = "#DCDFE5";
const char kHeader[] = "#F7F8FA";

struct Column
{
    const char *title;
    double width;
    const char *family;
    PangoAlignment align;
};
constexpr std::array<Column, 7> kColumns {{
    {"Entry", 46, kSans, PANGO_ALIGN_RIGHT},
    {"Time (UTC)", 134, kMono, PANGO_ALIGN_LEFT},
    {"Action", 104, kMono, PANGO_ALIGN_LEFT},
    {"Target", 116, kSans, PANGO_ALIGN_LEFT},
    {"What", 224, kSans, PANGO_ALIGN_LEFT},
    {"Actor", 68, kSans, PANGO_ALIGN_LEFT},
    {"Result", 78, kSans, PANGO_ALIGN_LEFT},
}};

QString toneColour(const QString &tone)
{
    if (tone == QLatin1String("ok"))
        return QStringLiteral("#146B3A");
    if (tone == QLatin1String("fail"))
        return QStringLiteral("#AE1F28");
    if (tone == QLatin1String("warn"))
        return QStringLiteral("#7D5200");
    return QString::fromLatin1(kMuted);
}

struct TextStyle
{
    const char *family = kSans;
    double size = 8;
    int weight = 400;
    QString colour = QString::fromLatin1(kText);
};

/// One document being drawn: a cursor over pages, each with the band of the environment.
class Document
{
public:
    Document(const ReportData &data, const QString &path)
        : m_data(data)
        , m_surface(cairo_pdf_surface_create(QFile::encodeName(path).constData(), kWidth, kHeight))
        , m_cairo(cairo_create(m_surface))
        , m_layout(pango_cairo_create_layout(m_cairo))
    {
        cairo_pdf_surface_set_metadata(m_surface, CAIRO_PDF_METADATA_TITLE, QStringLiteral("Audit report: %1").arg(visibleText(data.environment.id.text())).toUtf8().constData());
        cairo_pdf_surface_set_metadata(m_surface, CAIRO_PDF_METADATA_CREATOR, visibleText(data.program).toUtf8().constData());
        cairo_pdf_surface_set_metadata(m_surface, CAIRO_PDF_METADATA_CREATE_DATE, data.exportedUtc.toUTC().toString(Qt::ISODate).toUtf8().constData());
        beginPage();
    }
    ~Document()
    {
        g_object_unref(m_layout);
        cairo_destroy(m_cairo);
        cairo_surface_destroy(m_surface);
    }
    Document(const Document &) = delete;
    Document &operator=(const Document &) = delete;

    void drawSummary();
    void drawTable();
    /// Writes the file's end. False when anything of it could not be written.
    bool finish()
    {
        drawFoot();
        cairo_show_page(m_cairo);
        cairo_surface_finish(m_surface);
        return cairo_status(m_cairo) == CAIRO_STATUS_SUCCESS && cairo_surface_status(m_surface) == CAIRO_STATUS_SUCCESS;
    }

private:
    void setColour(const QString &hex)
    {
        const uint rgb = hex.mid(1).toUInt(nullptr, 16);
        cairo_set_source_rgb(m_cairo, ((rgb >> 16) & 0xff) / 255.0, ((rgb >> 8) & 0xff) / 255.0, (rgb & 0xff) / 255.0);
    }
    void fill(double x, double y, double width, double height, const QString &colour)
    {
        setColour(colour);
        cairo_rectangle(m_cairo, x, y, width, height);
        cairo_fill(m_cairo);
    }
    /// Lays text out and tells its height. Text is never markup here; hidden characters become visible ones.
    double layOut(const QString &text, const TextStyle &style, double width, PangoAlignment align = PANGO_ALIGN_LEFT, int lines = 1)
    {
        const std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)> font(pango_font_description_new(), pango_font_description_free);
        pango_font_description_set_family_static(font.get(), style.family);
        pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
        pango_font_description_set_weight(font.get(), PangoWeight(style.weight));
        pango_layout_set_font_description(m_layout, font.get());
        pango_layout_set_width(m_layout, int(width * PANGO_SCALE));
        pango_layout_set_height(m_layout, -lines);
        pango_layout_set_wrap(m_layout, PANGO_WRAP_WORD_CHAR);
        pango_layout_set_ellipsize(m_layout, PANGO_ELLIPSIZE_END);
        pango_layout_set_alignment(m_layout, align);
        const QByteArray bytes = visibleText(text, kLongestText).toUtf8();
        pango_layout_set_text(m_layout, bytes.constData(), int(bytes.size()));
        int height = 0;
        pango_layout_get_size(m_layout, nullptr, &height);
        return double(height) / PANGO_SCALE;
    }
    double draw(double x, double y, const QString &text, const TextStyle &style, double width, PangoAlignment align = PANGO_ALIGN_LEFT, int lines = 1)
    {
        const double height = layOut(text, style, width, align, lines);
        setColour(style.colour);
        cairo_move_to(m_cairo, x, y);
        pango_cairo_show_layout(m_cairo, m_layout);
        cairo_new_path(m_cairo); // the text leaves a current point, which the next arc would be joined to
        return height;
    }
    void beginPage();
    void drawFoot();
    void nextPage()
    {
        drawFoot();
        cairo_show_page(m_cairo);
        beginPage();
    }
    void drawIcon(double x, double y, double size);
    void drawSign(Outcome outcome, double x, double y);
    void drawTableHead();
    void drawRow(const Entry &entry);

    const ReportData &m_data;
    cairo_surface_t *m_surface;
    cairo_t *m_cairo;
    PangoLayout *m_layout;
    int m_page = 0;
    double m_y = 0;
};

void Document::beginPage()
{
    ++m_page;
    const QString colour = kindColour(m_data.environment.kind);
    fill(kMargin, kMargin, 150, kBandHeight, colour);
    fill(kMargin, kMargin + kBandHeight, kWidth - 2 * kMargin, 3, colour);
    drawIcon(kMargin + 10, kMargin + 8, 14);
    draw(kMargin + 30, kMargin + 9, domain::kindWord(m_data.environment.kind).toUpper(), {kSans, 9.5, 600, QStringLiteral("#FFFFFF")}, 115);
    draw(kMargin + 164, kMargin + 8.5, m_data.environment.id.text(), {kSans, 10, 600, QString::fromLatin1(kText)}, 380);
    draw(kWidth - kMargin - 220, kMargin + 10, QStringLiteral("Audit report"), {kSans, 8.5, 400, QString::fromLatin1(kMuted)}, 220, PANGO_ALIGN_RIGHT);
    m_y = kTop;
}

void Document::drawFoot()
{
    const TextStyle style {kSans, 7.5, 400, QString::fromLatin1(kMuted)};
    const double y = kHeight - kMargin - 6;
    draw(kMargin, y, QStringLiteral("%1 · exported %2 · %3").arg(m_data.environment.id.text(), toUtcText(m_data.exportedUtc), m_data.program), style, 600);
    draw(kWidth - kMargin - 120, y, QStringLiteral("Page %1").arg(m_page), style, 120, PANGO_ALIGN_RIGHT);
}

/// The three environment icons of the console on their 24 grid.
void Document::drawIcon(double x, double y, double size)
{
    cairo_save(m_cairo);
    cairo_translate(m_cairo, x, y);
    cairo_scale(m_cairo, size / 24, size / 24);
    cairo_new_path(m_cairo);
    cairo_set_source_rgb(m_cairo, 1, 1, 1);
    cairo_set_line_width(m_cairo, 1.9);
    cairo_set_line_cap(m_cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(m_cairo, CAIRO_LINE_JOIN_ROUND);
    const auto line = [&](std::initializer_list<std::pair<double, double>> points) {
        bool isFirst = true;
        for (const auto &[px, py] : points) {
            isFirst ? cairo_move_to(m_cairo, px, py) : cairo_line_to(m_cairo, px, py);
            isFirst = false;
        }
        cairo_stroke(m_cairo);
    };
    switch (m_data.environment.kind) {
    case domain::EnvironmentKind::Production:
        cairo_arc(m_cairo, 12, 5.5, 2, 0, 2 * M_PI);
        cairo_stroke(m_cairo);
        line({{12, 7.5}, {12, 20}});
        line({{8.5, 11}, {15.5, 11}});
        cairo_arc_negative(m_cairo, 12, 12, 8, M_PI - 0.2, 0.2);
        cairo_stroke(m_cairo);
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
    cairo_restore(m_cairo);
}

/// A shape a state, so that a grey print still reads: disc with tick, octagon with cross, ring with dots, square on its corner.
void Document::drawSign(Outcome outcome, double x, double y)
{
    cairo_save(m_cairo);
    cairo_translate(m_cairo, x, y);
    cairo_scale(m_cairo, 8.0 / 16, 8.0 / 16);
    cairo_new_path(m_cairo);
    cairo_set_line_cap(m_cairo, CAIRO_LINE_CAP_ROUND);
    setColour(toneColour(outcomeTone(outcome)));
    const auto stroke = [&](std::initializer_list<std::pair<double, double>> points) {
        bool isFirst = true;
        for (const auto &[px, py] : points) {
            isFirst ? cairo_move_to(m_cairo, px, py) : cairo_line_to(m_cairo, px, py);
            isFirst = false;
        }
        cairo_set_line_width(m_cairo, 1.8);
        cairo_stroke(m_cairo);
    };
    switch (outcome) {
    case Outcome::Recorded:
    case Outcome::Done:
        cairo_arc(m_cairo, 8, 8, 7, 0, 2 * M_PI);
        cairo_fill(m_cairo);
        cairo_set_source_rgb(m_cairo, 1, 1, 1);
        stroke({{4.8, 8.2}, {7, 10.4}, {11.2, 5.8}});
        break;
    case Outcome::Failed:
        for (int corner = 0; corner < 8; ++corner)
            cairo_line_to(m_cairo, 8 + 7.6 * std::cos(M_PI / 8 + corner * M_PI / 4), 8 + 7.6 * std::sin(M_PI / 8 + corner * M_PI / 4));
        cairo_fill(m_cairo);
        cairo_set_source_rgb(m_cairo, 1, 1, 1);
        stroke({{5.6, 5.6}, {10.4, 10.4}});
        stroke({{10.4, 5.6}, {5.6, 10.4}});
        break;
    case Outcome::Intended:
        cairo_arc(m_cairo, 8, 8, 6.2, 0, 2 * M_PI);
        cairo_set_line_width(m_cairo, 1.5);
        cairo_stroke(m_cairo);
        for (const double px : {5.0, 8.0, 11.0})
            stroke({{px, 8}, {px + 0.01, 8}});
        break;
    case Outcome::Refused:
        cairo_arc(m_cairo, 8, 8, 6.2, 0, 2 * M_PI);
        cairo_set_line_width(m_cairo, 1.5);
        cairo_stroke(m_cairo);
        stroke({{4, 8}, {12, 8}});
        break;
    case Outcome::Unknown:
        for (const auto &[px, py] : std::initializer_list<std::pair<double, double>> {{8, 0.8}, {15.2, 8}, {8, 15.2}, {0.8, 8}})
            cairo_line_to(m_cairo, px, py);
        cairo_close_path(m_cairo);
        cairo_set_line_width(m_cairo, 1.5);
        cairo_stroke(m_cairo);
        break;
    }
    cairo_restore(m_cairo);
}

void Document::drawSummary()
{
    draw(kMargin, m_y, QStringLiteral("Audit report"), {kSans, 20, 600, QString::fromLatin1(kText)}, 500);
    m_y += 34;
    const bool isIntact = m_data.verification.intact;
    const QString tint = isIntact ? QStringLiteral("#E2F3E9") : QStringLiteral("#FCE8E8");
    const TextStyle verdict {kSans, 11, 600, toneColour(isIntact ? QStringLiteral("ok") : QStringLiteral("fail"))};
    const double width = kWidth - 2 * kMargin;
    const double verdictHeight = layOut(m_data.verification.message, verdict, width - 36, PANGO_ALIGN_LEFT, 3) + 14;
    fill(kMargin, m_y, width, verdictHeight, tint);
    drawSign(isIntact ? Outcome::Done : Outcome::Failed, kMargin + 10, m_y + 10);
    draw(kMargin + 26, m_y + 7, m_data.verification.message, verdict, width - 36, PANGO_ALIGN_LEFT, 3);
    m_y += verdictHeight + 12;
    for (const ReportFact &fact : reportFacts(m_data)) {
        draw(kMargin, m_y, fact.label, {kSans, 9, 400, QString::fromLatin1(kMuted)}, 120);
        m_y += std::max(14.0, draw(kMargin + 130, m_y, fact.value, {fact.isMono ? kMono : kSans, fact.isMono ? 8.5 : 9.0, 400, QString::fromLatin1(kText)}, width - 130, PANGO_ALIGN_LEFT, 2) + 4);
    }
    m_y += 8;
    int number = 1;
    for (const QString &step : verificationSteps()) {
        draw(kMargin, m_y, QStringLiteral("%1.").arg(number++), {kSans, 9, 400, QString::fromLatin1(kMuted)}, 20);
        m_y += draw(kMargin + 16, m_y, step, {kSans, 9, 400, QString::fromLatin1(kMuted)}, width - 16, PANGO_ALIGN_LEFT, 3) + 4;
    }
    m_y += 12;
}

void Document::drawTableHead()
{
    fill(kMargin, m_y, kWidth - 2 * kMargin, 18, QString::fromLatin1(kHeader));
    double x = kMargin;
    for (const Column &column : kColumns) {
        draw(x + kPadding, m_y + 4.5, QString::fromLatin1(column.title), {kSans, 7.5, 500, QString::fromLatin1(kMuted)}, column.width - 2 * kPadding, column.align);
        x += column.width;
    }
    m_y += 18;
    fill(kMargin, m_y - 0.5, kWidth - 2 * kMargin, 0.5, QString::fromLatin1(kLine));
}

void Document::drawRow(const Entry &entry)
{
    const Record &record = entry.record;
    const QString what = record.reason.isEmpty() ? record.what : QStringLiteral("%1 — reason: %2").arg(record.what, record.reason);
    const std::array<QString, 7> cells {QString::number(entry.seq), toUtcText(entry.utc), record.action, record.target, what, record.actor, outcomeWord(record.outcome)};
    const auto styleOf = [&](size_t column) {
        const bool isMuted = column == 0 || column == 5;
        const bool isResult = column == 6;
        return TextStyle {kColumns[column].family, kColumns[column].family == kMono ? 7.5 : 8.0, isResult ? 500 : 400,
                          isResult ? toneColour(outcomeTone(record.outcome)) : QString::fromLatin1(isMuted ? kMuted : kText)};
    };
    double height = 0;
    for (size_t i = 0; i < cells.size(); ++i) {
        const double sign = i == 6 ? 11 : 0;
        height = std::max(height, layOut(cells[i], styleOf(i), kColumns[i].width - 2 * kPadding - sign, kColumns[i].align, kMostLines));
    }
    height += 8;
    if (m_y + height > kBottom) {
        nextPage();
        drawTableHead();
    }
    double x = kMargin;
    for (size_t i = 0; i < cells.size(); ++i) {
        const double sign = i == 6 ? 11 : 0;
        if (i == 6)
            drawSign(record.outcome, x + kPadding, m_y + 5);
        draw(x + kPadding + sign, m_y + 4, cells[i], styleOf(i), kColumns[i].width - 2 * kPadding - sign, kColumns[i].align, kMostLines);
        x += kColumns[i].width;
    }
    m_y += height;
    fill(kMargin, m_y - 0.5, kWidth - 2 * kMargin, 0.5, QString::fromLatin1(kLine));
}

void Document::drawTable()
{
    const size_t first = m_data.entries.size() > kPdfRows ? m_data.entries.size() - kPdfRows : 0;
    if (m_data.entries.size() - first < m_data.verification.entries) {
        const QString note = QStringLiteral("Shown are the newest %1 of %2 entries; report.csv and entries.jsonl have all of them.").arg(m_data.entries.size() - first).arg(m_data.verification.entries);
        m_y += draw(kMargin, m_y, note, {kSans, 9, 500, QString::fromLatin1(kText)}, kWidth - 2 * kMargin) + 8;
    }
    if (m_y + 60 > kBottom)
        nextPage();
    drawTableHead();
    for (size_t i = first; i < m_data.entries.size(); ++i)
        drawRow(m_data.entries[i]);
}

} // namespace

Status writePdfReport(const ReportData &data, const QString &path)
{
    Document document(data, path);
    document.drawSummary();
    document.drawTable();
    if (document.finish())
        return Done {};
    Error error;
    error.kind = ErrorKind::Storage;
    error.what = QStringLiteral("the PDF report cannot be written");
    error.where = path;
    return error;
}

} // namespace pilothouse::audit
