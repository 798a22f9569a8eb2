// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace pilothouse::ui {

/// A profile file as text: monospace, with the numbers of its lines, and the line with a problem marked. Tab leaves the field, as
/// everywhere; a profile is written with spaces.
class YamlEdit final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit YamlEdit(QWidget *parent = nullptr);

    /// 0: no line.
    void setProblemLine(int line);
    int problemLine() const { return m_problemLine; }
    void goToLine(int line);
    void paintNumbers(QPaintEvent *event);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int numbersWidth() const;
    void placeNumbers();
    void mark();

    QWidget *m_numbers;
    int m_problemLine = 0;
};

} // namespace pilothouse::ui
