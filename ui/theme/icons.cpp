// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include "ui/theme/tokens.h"

#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <cmath>

// Outside the namespace: the macro declares a global function.
static void initialiseIconResource()
{
    Q_INIT_RESOURCE(icons);
    Q_INIT_RESOURCE(chevrons);
}

namespace pilothouse::ui {

namespace {

/// The drawings, read once; they never change.
struct Drawings
{
    QHash<QString, QByteArray> icons;
    QHash<QString, QByteArray> marks;

    Drawings()
    {
        initialiseIconResource();
        QFile file(QStringLiteral(":/pilothouse/icons.json"));
        if (!file.open(QIODevice::ReadOnly))
            return;
        const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
        const auto read = [&root](QLatin1StringView group) {
            QHash<QString, QByteArray> out;
            const QJsonObject object = root[group].toObject();
            for (auto it = object.begin(); it != object.end(); ++it)
                out.insert(it.key(), it.value().toObject()[QLatin1StringView("svg")].toString().toUtf8());
            return out;
        };
        icons = read(QLatin1StringView("icons"));
        marks = read(QLatin1StringView("marks"));
    }
};

const Drawings &drawings()
{
    static const Drawings all;
    return all;
}

QString iconKey(IconName name)
{
    return QString::fromLatin1(QMetaEnum::fromType<IconName>().valueToKey(int(name))).toLower();
}

QString markKey(models::Mark mark)
{
    using models::Mark;
    switch (mark) {
    case Mark::Pass: return QStringLiteral("pass");
    case Mark::Fail: return QStringLiteral("fail");
    case Mark::Warn: return QStringLiteral("warn");
    case Mark::Stale: return QStringLiteral("stale");
    case Mark::Unknown: return QStringLiteral("unknown");
    case Mark::Busy: return QStringLiteral("busy");
    case Mark::Stopped: return QStringLiteral("stopped");
    case Mark::Pending: return QStringLiteral("pending");
    case Mark::Arming: return QStringLiteral("arming");
    case Mark::Tripped: return QStringLiteral("tripped");
    case Mark::Blind: return QStringLiteral("blind");
    case Mark::Verified: return QStringLiteral("verified");
    case Mark::Unverified: return QStringLiteral("unverified");
    case Mark::Same: return QStringLiteral("same");
    case Mark::Expected: return QStringLiteral("expected");
    case Mark::Different: return QStringLiteral("different");
    }
    return QStringLiteral("unknown");
}

QByteArray iconSvg(IconName name, const QColor &colour)
{
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\" fill=\"none\" stroke=\"" + colour.name().toLatin1()
           + "\" stroke-width=\"1.75\" stroke-linecap=\"round\" stroke-linejoin=\"round\">" + drawings().icons.value(iconKey(name)) + "</svg>";
}

/// The arming disc is the one mark whose drawing depends on a value.
QByteArray armingBody(const QColor &colour, double share)
{
    const QByteArray c = colour.name().toLatin1();
    QByteArray body = "<circle cx=\"8\" cy=\"8\" r=\"6.2\" fill=\"none\" stroke=\"" + c + "\" stroke-width=\"1.6\"/>";
    if (share >= 0.999)
        return body + "<circle cx=\"8\" cy=\"8\" r=\"6.4\" fill=\"" + c + "\"/>";
    if (share > 0.001) {
        const double angle = share * 2 * M_PI;
        const QByteArray x = QByteArray::number(8 + 6.4 * std::sin(angle), 'f', 3);
        const QByteArray y = QByteArray::number(8 - 6.4 * std::cos(angle), 'f', 3);
        body += "<path d=\"M8 8V1.6A6.4 6.4 0 " + QByteArray(share > 0.5 ? "1" : "0") + " 1 " + x + " " + y + "z\" fill=\"" + c + "\"/>";
    }
    return body;
}

QByteArray markSvg(models::Mark mark, const QColor &colour, const QColor &background, double share)
{
    QByteArray body;
    if (mark == models::Mark::Arming) {
        body = armingBody(colour, share);
    } else {
        body = drawings().marks.value(markKey(mark));
        body.replace("\"C\"", '"' + colour.name().toLatin1() + '"');
        body.replace("\"B\"", '"' + background.name().toLatin1() + '"');
    }
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 16\">" + body + "</svg>";
}

QPixmap rendered(const QByteArray &svg, int extent, qreal devicePixelRatio)
{
    const int pixels = std::max(1, int(std::lround(extent * devicePixelRatio)));
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(svg);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

template <typename Draw>
QPixmap cached(const QString &key, Draw draw)
{
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = draw();
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

QColor toneColour(IconTone tone, QIcon::Mode mode, const Tokens &t)
{
    if (mode == QIcon::Disabled)
        return t.disabled;
    switch (tone) {
    case IconTone::Text: return mode == QIcon::Normal ? t.muted : t.text;
    case IconTone::Muted: return t.muted;
    case IconTone::Faint: return t.faint;
    case IconTone::Strong: return t.text;
    case IconTone::Accent: return t.accent;
    case IconTone::Ok: return t.ok;
    case IconTone::Warn: return t.warn;
    case IconTone::Fail: return t.fail;
    case IconTone::OnFill: return t.onFill;
    case IconTone::OnInk: return t.onInk;
    }
    return t.text;
}

/// Draws by the application's palette at the moment of painting.
class DrawnIconEngine final : public QIconEngine
{
public:
    DrawnIconEngine(IconName name, IconTone tone) : m_name(name), m_tone(tone) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect.topLeft(), iconPixmap(m_name, std::min(rect.width(), rect.height()), colour(mode), ratio));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override { return scaledPixmap(size, mode, state, 1.0); }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // QIcon asks in device pixels and says the scale. A size wider than high keeps the drawing at the left: that is how
        // buttons get their gap between icon and words, for which Qt has no setting.
        const int extent = std::min(size.width(), size.height());
        const QPixmap drawn = iconPixmap(m_name, qRound(extent / scale), colour(mode), scale);
        if (size.width() <= size.height())
            return drawn;
        QPixmap padded(size);
        padded.fill(Qt::transparent);
        padded.setDevicePixelRatio(scale);
        QPainter(&padded).drawPixmap(0, 0, drawn);
        return padded;
    }
    bool isNull() override { return m_name == IconName::None; }
    QString key() const override { return QStringLiteral("pilothouse"); }
    QIconEngine *clone() const override { return new DrawnIconEngine(m_name, m_tone); }

private:
    QColor colour(QIcon::Mode mode) const { return toneColour(m_tone, mode, tokensFor(QGuiApplication::palette())); }

    IconName m_name;
    IconTone m_tone;
};

} // namespace

QIcon icon(IconName name, IconTone tone)
{
    return name == IconName::None ? QIcon() : QIcon(new DrawnIconEngine(name, tone));
}

QPixmap iconPixmap(IconName name, int extent, const QColor &colour, qreal devicePixelRatio)
{
    const QString key = QStringLiteral("pilothouse/icon/%1/%2/%3/%4").arg(int(name)).arg(extent).arg(colour.rgba()).arg(devicePixelRatio);
    return cached(key, [&] { return rendered(iconSvg(name, colour), extent, devicePixelRatio); });
}

QPixmap markPixmap(models::Mark mark, int extent, const QColor &colour, const QColor &background, qreal devicePixelRatio, double share)
{
    const int step = mark == models::Mark::Arming ? qRound(std::clamp(share, 0.0, 1.0) * 60) : 0; // as fine as 14 px can show
    const QString key = QStringLiteral("pilothouse/mark/%1/%2/%3/%4/%5/%6")
                            .arg(int(mark))
                            .arg(extent)
                            .arg(colour.rgba())
                            .arg(background.rgba())
                            .arg(devicePixelRatio)
                            .arg(step);
    return cached(key, [&] { return rendered(markSvg(mark, colour, background, step / 60.0), extent, devicePixelRatio); });
}

namespace {

void paintAligned(QPainter *painter, const QRectF &square, const QPixmap &pixmap)
{
    const qreal ratio = pixmap.devicePixelRatio();
    const QPointF corner(std::round(square.x() * ratio) / ratio, std::round(square.y() * ratio) / ratio);
    painter->drawPixmap(corner, pixmap);
}

} // namespace

void paintMark(QPainter *painter, const QRectF &square, models::Mark mark, const QColor &colour, const QColor &background, double share)
{
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
    paintAligned(painter, square, markPixmap(mark, qRound(square.width()), colour, background, ratio, share));
}

void paintIcon(QPainter *painter, const QRectF &square, IconName name, const QColor &colour)
{
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
    paintAligned(painter, square, iconPixmap(name, qRound(square.width()), colour, ratio));
}

QIcon applicationIcon()
{
    initialiseIconResource();
    QIcon result;
    QFile file(QStringLiteral(":/pilothouse/pilothouse.svg"));
    if (!file.open(QIODevice::ReadOnly))
        return result;
    const QByteArray drawing = file.readAll();
    for (const int extent : {16, 24, 32, 48, 64, 128, 256})
        result.addPixmap(rendered(drawing, extent, 1.0));
    return result;
}

} // namespace pilothouse::ui
