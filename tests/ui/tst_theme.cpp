// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/theme/tokens.h"

#include <QDirIterator>
#include <QFile>
#include <QLabel>
#include <QMetaEnum>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace pilothouse;
using namespace pilothouse::ui;

namespace {

double channel(double value)
{
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

/// WCAG 2.1 contrast ratio.
double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

QStringList sourceFiles(const QString &folder)
{
    QStringList files;
    QDirIterator it(QStringLiteral(PILOTHOUSE_SOURCE_DIR "/") + folder, {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                    QDirIterator::Subdirectories);
    while (it.hasNext())
        files << it.next();
    return files;
}

QString read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

class ThemeTest : public QObject
{
    Q_OBJECT

private slots:
    void everyPairIsReadable_data()
    {
        QTest::addColumn<QColor>("front");
        QTest::addColumn<QColor>("back");
        QTest::addColumn<double>("least");
        for (const Tokens &t : {lightTokens(), darkTokens()}) {
            const char *theme = t.dark ? "dark" : "light";
            const auto pair = [theme](const char *name, const QColor &front, const QColor &back, double least) {
                QTest::addRow("%s: %s", theme, name) << front << back << least;
            };
            const QList<std::pair<const char *, QColor>> grounds{{"window", t.window}, {"surface", t.surface}, {"raised", t.raised},
                                                                 {"header", t.header}, {"hover", t.hover},     {"selected", t.selected},
                                                                 {"sunken", t.sunken}};
            const QList<std::pair<const char *, QColor>> texts{{"text", t.text}, {"muted", t.muted}, {"faint", t.faint}, {"accent", t.accent}};
            for (const auto &[ground, back] : grounds)
                for (const auto &[name, front] : texts)
                    pair(qPrintable(QStringLiteral("%1 on %2").arg(QLatin1String(name), QLatin1String(ground))), front, back, 4.5);
            using models::Tone;
            for (const Tone tone : {Tone::Ok, Tone::Warn, Tone::Fail, Tone::Busy, Tone::Neutral}) {
                const auto name = QByteArray("tone ") + QByteArray::number(int(tone));
                pair((name + " on surface").constData(), t.tone(tone), t.surface, 4.5);
                pair((name + " on its tint").constData(), t.tone(tone), t.tint(tone), 4.5);
                pair((name + " on selected").constData(), t.tone(tone), t.selected, 4.5);
                pair((name + " mark on hover").constData(), t.tone(tone), t.hover, 4.5);
                pair((name + " tint under text").constData(), t.text, t.tint(tone), 4.5);
                pair((name + " tint under muted").constData(), t.muted, t.tint(tone), 4.5);
            }
            pair("lineStrong on window", t.lineStrong, t.window, 3.0);
            pair("lineStrong on surface", t.lineStrong, t.surface, 3.0);
            pair("text on accentFill", t.onFill, t.accentFill, 4.5);
            pair("text on ink", t.onInk, t.ink, 4.5);
            pair("ink on window", t.ink, t.window, 4.5);
            for (const auto &[name, colour] : QList<std::pair<const char *, QColor>>{
                     {"production", t.production}, {"staging", t.staging}, {"demo", t.demo}, {"none", t.noEnvironment}}) {
                pair(qPrintable(QStringLiteral("word on %1").arg(QLatin1String(name))), t.onFill, colour, 4.5);
                pair(qPrintable(QStringLiteral("band of %1").arg(QLatin1String(name))), colour, t.window, 3.0);
            }
            for (const QColor &line : t.chart)
                pair(qPrintable(QStringLiteral("chart %1").arg(line.name())), line, t.surface, 4.5);
        }
    }
    void everyPairIsReadable()
    {
        QFETCH(QColor, front);
        QFETCH(QColor, back);
        QFETCH(double, least);
        QVERIFY2(contrast(front, back) >= least,
                 qPrintable(QStringLiteral("%1 on %2 is %3").arg(front.name(), back.name()).arg(contrast(front, back))));
    }

    void noColourIsWrittenOutsideTheTheme()
    {
        static const QRegularExpression hex(QStringLiteral(
            "#[0-9A-Fa-f]{6}\\b|0x[Ff]{2}[0-9A-Fa-f]{6}\\b|Qt::(red|green|blue|white|black|yellow|gray|darkGray|lightGray)\\b|QColor\\("));
        const QStringList files = sourceFiles(QStringLiteral("ui"));
        QVERIFY(files.size() > 20);
        for (const QString &path : files) {
            if (path.contains(QLatin1String("/ui/theme/")))
                continue;
            const auto match = hex.match(read(path));
            QVERIFY2(!match.hasMatch(), qPrintable(path + QLatin1String(": ") + match.captured()));
        }
    }

    void foreignTextIsNeverMarkup()
    {
        // QLabel, message boxes and raw tool tips read "<b>" as markup. Outside ui/widgets nobody may use them.
        static const QRegularExpression forbidden(
            QStringLiteral("\\bQLabel\\b|\\bQMessageBox\\b|\\bQToolTip\\b|setStyleSheet|setTextFormat|\\bQTextBrowser\\b"));
        // Our own words without anything filled in are harmless.
        static const QRegularExpression rawTip(
            QStringLiteral("setToolTip\\((?!\\s*plainToolTip|\\s*QString\\(\\)|\\s*ui::plainToolTip|tr\\(\"[^\"]*\"\\)\\);)"));
        int files = 0;
        for (const QString &path : sourceFiles(QStringLiteral("ui"))) {
            const QString text = read(path);
            const auto tip = rawTip.match(text);
            QVERIFY2(path.contains(QLatin1String("/ui/widgets/")) || !tip.hasMatch(),
                     qPrintable(path + QLatin1String(": setToolTip without plainToolTip")));
            if (path.contains(QLatin1String("/ui/widgets/")) || path.contains(QLatin1String("/ui/theme/")))
                continue;
            ++files;
            const auto match = forbidden.match(text);
            QVERIFY2(!match.hasMatch(), qPrintable(path + QLatin1String(": ") + match.captured()));
        }
        Q_UNUSED(files);
    }

    void everyIconAndMarkIsDrawn()
    {
        const auto names = QMetaEnum::fromType<IconName>();
        for (int i = 0; i < names.keyCount(); ++i) {
            const auto name = IconName(names.value(i));
            if (name == IconName::None)
                continue;
            const QImage image = iconPixmap(name, 24, lightTokens().text, 2.0).toImage();
            QCOMPARE(image.size(), QSize(48, 48));
            int inked = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    inked += qAlpha(image.pixel(x, y)) > 128;
            QVERIFY2(inked > 40, names.key(i));
        }
        QCOMPARE(names.keyCount(), 64);
    }

    void everyMarkHasItsOwnSilhouette()
    {
        QList<QImage> seen;
        for (int i = 0; i <= int(models::Mark::Different); ++i) {
            // One colour for all: only the shape may tell them apart.
            const QImage image = markPixmap(models::Mark(i), 16, lightTokens().text, lightTokens().surface, 1.0, 0.7).toImage();
            for (const QImage &other : std::as_const(seen))
                QVERIFY2(image != other, qPrintable(QString::number(i)));
            seen << image;
        }
        QCOMPARE(seen.size(), 16);
    }

    void armingFillsWithTime()
    {
        const auto inked = [](double share) {
            const QImage image = markPixmap(models::Mark::Arming, 32, lightTokens().warn, lightTokens().surface, 1.0, share).toImage();
            int count = 0;
            for (int y = 0; y < 32; ++y)
                for (int x = 0; x < 32; ++x)
                    count += qAlpha(image.pixel(x, y)) > 128;
            return count;
        };
        QVERIFY(inked(0.1) < inked(0.4));
        QVERIFY(inked(0.4) < inked(0.7));
        QVERIFY(inked(0.7) < inked(1.0));
    }

    void switchesLive()
    {
        Theme theme(SchemeChoice::Light);
        QPushButton button(QStringLiteral("x"));
        button.setProperty("role", QStringLiteral("primary"));
        button.show();
        QCOMPARE(tokensOf(&button).dark, false);
        QSignalSpy changed(&theme, &Theme::changed);
        theme.setChoice(SchemeChoice::Dark);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(theme.scheme(), Scheme::Dark);
        QVERIFY(tokensOf(&button).dark);
        QWidget plain;
        QCOMPARE(plain.palette().color(QPalette::Active, QPalette::Window), darkTokens().window);
        QCOMPARE(button.palette().color(QPalette::Active, QPalette::Midlight), darkTokens().line);
        QCOMPARE(button.palette().color(QPalette::Disabled, QPalette::ButtonText), darkTokens().disabled);
        theme.setChoice(SchemeChoice::Light);
        QVERIFY(!tokensOf(&button).dark);
    }

    void theStyleSheetKnowsAllItsNames()
    {
        for (const Tokens &t : {lightTokens(), darkTokens()}) {
            const QString sheet = Theme::styleSheet(t, Metrics(4));
            QVERIFY(!sheet.contains(QLatin1Char('@')));
            QVERIFY(!sheet.contains(QLatin1String("dp;")));
            QVERIFY2(!sheet.contains(QLatin1String("font-size")), "pixels would defeat the system's scaling");
            QCOMPARE(sheet.count(QLatin1Char('{')), sheet.count(QLatin1Char('}')));
        }
    }

    void lengthsFollowTheFont()
    {
        QCOMPARE(Metrics(4).row(), 32);
        QCOMPARE(Metrics(8).row(), 64);
        QCOMPARE(Metrics(5).px(56), 70);
        const Metrics now = Metrics::current();
        QVERIFY(now.u() >= 3 && now.u() <= 6);
    }
};

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
