// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/deploy_port.h"

#include <QWidget>

#include <functional>
#include <vector>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace pilothouse::ui {

class PlainLabel;
class SecretField;

/// The variables of a new machine: typed here, or taken from a .env file. Values lie in Secrets and are never shown.
class VariablesBox final : public QWidget
{
    Q_OBJECT
public:
    explicit VariablesBox(QWidget *parent = nullptr);
    ~VariablesBox() override;

    /// Those with a name.
    QStringList names() const;
    /// Copies, for the one who sends them.
    std::vector<cluster::SealedVariable> variables() const;
    /// Why they cannot be sent as they are; empty: they can. A value that is empty is one.
    QString problem() const;

    /// A row without a value for each name that has none yet.
    void expect(const QStringList &names);
    /// Values of a file; those of the same name are replaced.
    void take(std::vector<cluster::SealedVariable> variables, const QString &origin);
    void takeFile(const QString &path);
    void clear();

    /// Asks which file: parent → path, empty = none. Replaced in tests.
    using FileAsker = std::function<QString(QWidget *)>;
    void setFileAsker(FileAsker asker) { m_ask = std::move(asker); }

signals:
    void changed();

private:
    class Row;
    Row *addRow(const QString &name);
    Row *find(const QString &name) const;
    void remove(Row *row);
    void say(const QString &problem);

    QVBoxLayout *m_column;
    QPushButton *m_add;
    QPushButton *m_fromFile;
    PlainLabel *m_problem;
    std::vector<Row *> m_rows;
    FileAsker m_ask;
};

} // namespace pilothouse::ui
