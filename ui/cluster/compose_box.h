// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/clustersetup/compose_lint.h"
#include "ui/widgets/card.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QPushButton;

namespace pilothouse::ui {

class Chip;
class FindingList;
class YamlEdit;

/// A compose text to deploy: taken from a file or written here, looked through as it changes, and held against the one that a running
/// machine has.
class ComposeBox final : public QWidget
{
    Q_OBJECT
public:
    explicit ComposeBox(QWidget *parent = nullptr);

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
    /// Names of variables that will be passed.
    void setGiven(const QStringList &names);
    /// Of the text as it was looked through last.
    const clustersetup::ComposeReport &report() const { return m_report; }

    /// Reads a file and takes its text; a file that cannot be used is said in place.
    void takeFile(const QString &path);
    /// Asks which file: parent → path, empty = none. Replaced in tests.
    using FileAsker = std::function<QString(QWidget *)>;
    void setFileAsker(FileAsker asker) { m_ask = std::move(asker); }

signals:
    void changed();

private:
    void look();
    void showFindings();
    void showDifferences();

    YamlEdit *m_edit;
    PlainLabel *m_origin;
    PlainLabel *m_problem;
    QPushButton *m_choose;
    Chip *m_compare;
    FindingList *m_findings;
    QWidget *m_difference;
    QTimer m_settle;
    clustersetup::ComposeReport m_report;
    QStringList m_given;
    QString m_baseline;
    QString m_machine;
    bool m_differencesShown = false;
    int m_looks = 0; ///< of which only the last one counts
    FileAsker m_ask;
};

} // namespace pilothouse::ui
