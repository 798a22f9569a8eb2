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

/// The variables of a machine, a new one or one that has some: typed here, or taken from a .env file. Values lie in Secrets and are never
/// shown.
class VariablesBox final : public QWidget
{
    Q_OBJECT
public:
    explicit VariablesBox(QWidget *parent = nullptr);
    ~VariablesBox() override;

    /// Those with a name; of the sealed ones only those that are given again.
    QStringList names() const;
    /// Copies of the same, for the one who sends them.
    std::vector<cluster::SealedVariable> variables() const;
    /// Why they cannot be sent as they are; empty: they can. A value that is empty is one.
    QString problem() const;

    /// A row without a value for each name that has none yet.
    void expect(const QStringList &names);
    /// The same for names that are sealed in a machine: a row that stays empty is no mistake, its variable is not given again.
    void setSealed(const QStringList &names);
    /// Values of a file; those of the same name are replaced.
    void take(std::vector<cluster::SealedVariable> variables, const QString &origin);
    void takeFile(const QString &path);
    void clear();
    /// The first value to type, or what adds one.
    void focusFirst();

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
    bool isGiven(const Row *row) const;

    QVBoxLayout *m_column;
    QPushButton *m_add;
    QPushButton *m_fromFile;
    PlainLabel *m_problem;
    std::vector<Row *> m_rows;
    QStringList m_sealed;
    FileAsker m_ask;
};

} // namespace pilothouse::ui
