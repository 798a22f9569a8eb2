// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/report/heading.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace pilothouse::report {

enum class Align { Left, Right };
enum class Face { Sans, Mono };

struct TextStyle
{
    Face face = Face::Sans;
    double size = 8; ///< points
    int weight = 400;
    QString colour; ///< "#rrggbb"; empty = the colour of text
};

struct Column
{
    QString title;
    double width = 0; ///< points
    Face face = Face::Sans;
    Align align = Align::Left;
    bool isMuted = false;
};

struct Cell
{
    QString text;
    Sign sign = Sign::None;
    QString tone; ///< of the sign and its word; empty = the column's own colour
};

/// A PDF being drawn: A4, lying, a cursor over pages, each with the band of the environment and a foot. Needs no display.
/// All text is plain: hidden characters become visible ones, nothing is markup. Lengths are points.
class PdfDocument
{
public:
    static constexpr double kMargin = 36;
    static constexpr double kTextWidth = 842 - 2 * kMargin;

    PdfDocument(const Heading &heading, const QString &path);
    ~PdfDocument();
    PdfDocument(const PdfDocument &) = delete;
    PdfDocument &operator=(const PdfDocument &) = delete;

    /// The title, then one sentence on a tinted ground.
    void drawVerdict(const QString &sentence, Sign sign, const QString &tone);
    void drawFacts(const std::vector<Fact> &facts);
    /// Numbered sentences.
    void drawSteps(const QStringList &steps);
    void drawHeadline(const QString &text);
    /// A paragraph over the whole width, at most `lines` lines.
    void drawParagraph(const QString &text, const TextStyle &style, int lines = 6);
    void skip(double height);
    /// A table's head; rows that follow belong to it, and repeat it on a new page.
    void beginTable(const std::vector<Column> &columns);
    void drawRow(const std::vector<Cell> &cells);

    /// Writes the file's end. Errors: Storage.
    Status finish();

private:
    struct Canvas;
    double layOut(const QString &text, const TextStyle &style, double width, Align align = Align::Left, int lines = 1);
    double draw(double x, double y, const QString &text, const TextStyle &style, double width, Align align = Align::Left, int lines = 1);
    void fill(double x, double y, double width, double height, const QString &colour);
    void drawSign(Sign sign, const QString &tone, double x, double y);
    void beginPage();
    void drawFoot();
    void nextPage();
    void needs(double height);
    void drawTableHead();

    Heading m_heading;
    QString m_path;
    std::unique_ptr<Canvas> m_canvas;
    std::vector<Column> m_columns;
    int m_page = 0;
    double m_y = 0;
};

} // namespace pilothouse::report
