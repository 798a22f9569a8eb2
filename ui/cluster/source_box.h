// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/card.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QPushButton;

namespace pilothouse::ui {

class Chip;
class PlainLabel;
class YamlEdit;

/// A text that is written here or taken from a file, and held against the one that a running machine has.
class SourceBox final : public QWidget
{
    Q_OBJECT
public:
    struct Words
    {
        QString id;      ///< of its field: "deployCompose"
        QString choose;  ///< of the button that takes a file: "deployChooseCompose"
        QString name;    ///< what the text is: "Compose file"
        QString ask;     ///< over the choice of a file
        QString filter;  ///< of the same
        QString differs; ///< "What differs from the compose file of %1", with a machine's name to come
    };
    explicit SourceBox(const Words &words, QWidget *parent = nullptr);

    QByteArray text() const;
    /// `origin`: where it is from, as shown.
    void setText(const QByteArray &text, const QString &origin);
    /// How many lines are seen at once.
    void setShownLines(int lines);
    /// Whether the differences are shown without being asked for.
    void setDifferencesShown(bool shown);
    /// What runs on `machine` now; the differences can be shown. Empty text: nothing to compare with.
    void setBaseline(const QString &text, const QString &machine);
    void focusText();
    YamlEdit *edit() const { return m_edit; }

    /// Reads a file and takes its text; a file that cannot be used is said in place.
    void takeFile(const QString &path);
    /// Asks which file: parent → path, empty = none. Replaced in tests.
    using FileAsker = std::function<QString(QWidget *)>;
    void setFileAsker(FileAsker asker) { m_ask = std::move(asker); }

signals:
    void changed();
    void settled(); ///< nobody has written for a moment

private:
    void showDifferences();

    Words m_words;
    YamlEdit *m_edit;
    PlainLabel *m_origin;
    PlainLabel *m_problem;
    QPushButton *m_choose;
    Chip *m_compare;
    QWidget *m_difference;
    QTimer m_settle;
    QString m_baseline;
    QString m_machine;
    bool m_differencesShown = false;
    FileAsker m_ask;
};

} // namespace pilothouse::ui
