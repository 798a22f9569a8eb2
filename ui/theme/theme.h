// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPalette>

#include <memory>

namespace pilothouse::ui {

class Metrics;
class SystemScheme;
struct Tokens;

enum class Scheme { Light, Dark };
enum class SchemeChoice { FollowSystem, Light, Dark };

/// Dresses the application: style, fonts, palette and style sheet, and does it again when the choice or the desktop's scheme
/// changes. One of it lives as long as the QApplication; everything else asks its own palette (tokensOf) and Metrics::current().
///
/// How widgets say what they are, so that the one style sheet can dress them:
/// - property `role` on buttons: "primary", "ink" (ROLL BACK only), "danger" (red outline), "flat", "link"; nothing = outlined
/// - property `ink` on labels: see PlainLabel
/// - property `problem` (bool) on fields: fail outline
/// - object names and classes of ui/widgets do the rest. After changing a property at run time call repolish().
/// Pages never call setStyleSheet.
class Theme final : public QObject
{
    Q_OBJECT
public:
    explicit Theme(SchemeChoice choice, QObject *parent = nullptr);
    ~Theme() override;

    SchemeChoice choice() const { return m_choice; }
    Scheme scheme() const;
    void setChoice(SchemeChoice choice);

    /// The palette of all groups for one scheme; Theme applies it, tests look at it.
    static QPalette palette(const Tokens &tokens);
    /// The application's style sheet.
    static QString styleSheet(const Tokens &tokens, const Metrics &metrics);

signals:
    /// After the new palette and style sheet are in force.
    void changed();

private:
    void apply();

    SchemeChoice m_choice;
    Scheme m_applied = Scheme::Light;
    std::unique_ptr<SystemScheme> m_system;
};

/// Makes the style sheet look at a widget's properties again.
void repolish(QWidget *widget);

} // namespace pilothouse::ui
