// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/clustersetup/compose_lint.h"
#include "ui/cluster/source_box.h"

namespace pilothouse::ui {

class FindingList;

/// A compose text to deploy, looked through as it changes, and held against the one that a running machine has.
class ComposeBox final : public QWidget
{
    Q_OBJECT
public:
    explicit ComposeBox(QWidget *parent = nullptr);

    QByteArray text() const { return m_source->text(); }
    void setText(const QByteArray &text, const QString &origin) { m_source->setText(text, origin); }
    void setShownLines(int lines) { m_source->setShownLines(lines); }
    void setDifferencesShown(bool shown) { m_source->setDifferencesShown(shown); }
    void setBaseline(const QString &text, const QString &machine) { m_source->setBaseline(text, machine); }
    void focusText() { m_source->focusText(); }
    void takeFile(const QString &path) { m_source->takeFile(path); }
    void setFileAsker(SourceBox::FileAsker asker) { m_source->setFileAsker(std::move(asker)); }
    /// Names of variables that will be passed.
    void setGiven(const QStringList &names);
    /// Of the text as it was looked through last.
    const clustersetup::ComposeReport &report() const { return m_report; }

signals:
    void changed();

private:
    void look();
    void showFindings();

    SourceBox *m_source;
    FindingList *m_findings;
    clustersetup::ComposeReport m_report;
    QStringList m_given;
    int m_looks = 0; ///< of which only the last one counts
};

} // namespace pilothouse::ui
