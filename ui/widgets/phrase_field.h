// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace pilothouse::ui {

/// The field of a typed phrase: says how many letters are missing, or where the typed text leaves the phrase.
class PhraseField final : public QLineEdit
{
    Q_OBJECT
public:
    explicit PhraseField(QWidget *parent = nullptr);

    void setPhrase(const QString &phrase);
    /// "6 letters to go", "letter 3 differs", "matches"; empty before the first letter.
    QString progress() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    static QString lettersToGo(qsizetype count);

    QString m_phrase;
};

} // namespace pilothouse::ui
