// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profile_form.h"
#include "models/text_diff.h"
#include "services/domain/profile.h"
#include "services/profiles/profile_store.h"

#include <QHash>
#include <QObject>

#include <optional>
#include <vector>

namespace pilothouse::models {

/// One profile file being edited: as text and, value by value, as a form of the same text. Nothing is written before save(); what
/// was typed is kept through every error. Knows the bytes it began with, so that a file that another program changed meanwhile is
/// noticed and never overwritten unseen.
class ProfileEdit final : public QObject
{
    Q_OBJECT
public:
    explicit ProfileEdit(profiles::Folders folders, QObject *parent = nullptr);

    /// Begins with the file of an environment, whatever is wrong with it. Errors: NotFound, Storage.
    Status open(const QString &name);
    /// Begins a new file with this text.
    void startNew(const QByteArray &yaml);
    /// Ends the edit; what was not saved is gone.
    void close();
    bool isOpen() const { return m_isOpen; }
    /// Something would be lost by beginning another file.
    bool isUnsaved() const { return m_isOpen && isChanged(); }
    bool isNew() const { return m_isNew; }
    /// Of the environment: as the file is called, or as the text says while it is new.
    QString name() const;
    QString path() const;

    const QByteArray &text() const { return m_text; }
    void setText(const QByteArray &text);
    QString value(const QString &path) const { return m_values.value(path); }
    /// Errors: those of withProfileValue(); the text is then as it was.
    Status setValue(const ProfileField &field, const QString &value);
    void undo();

    /// What is wrong with the text, with its line (0: of no line).
    const std::optional<Error> &problem() const { return m_problem; }
    int problemLine() const { return m_problemLine; }
    /// The profile as it would be; nothing while there is a problem.
    const std::optional<domain::Profile> &profile() const { return m_profile; }

    bool isChanged() const { return m_isNew || m_text != m_base; }
    int changedLines() const;
    /// What saving would change in the file.
    std::vector<DiffLine> changes() const;

    /// Looks at the file. True when another program changed it since it was opened.
    bool lookAtFile();
    bool isChangedUnderneath() const { return m_theirs.has_value(); }
    /// What the other program changed.
    std::vector<DiffLine> theirChanges() const;
    /// Begins again with what is in the file now; what was typed is gone.
    void takeTheirs();
    /// The operator has seen theirChanges(): saving will replace them.
    void keepMine();

    /// Writes the file whole, 0600. Errors: InvalidInput (with its line), Conflict (the name is taken, or the file was changed
    /// underneath: isChangedUnderneath() is true then), Storage. The text stays as it is in every case.
    Status save();

signals:
    void changed();

private:
    void judge();
    Result<QByteArray> onDisk() const;

    profiles::Folders m_folders;
    QString m_name;
    bool m_isOpen = false;
    bool m_isNew = false;
    QByteArray m_base; ///< the file as this edit knows it
    QByteArray m_text;
    std::optional<QByteArray> m_theirs;
    QHash<QString, QString> m_values;
    std::optional<domain::Profile> m_profile;
    std::optional<Error> m_problem;
    int m_problemLine = 0;
};

/// The line a problem of a profile names ("staging.yaml:12" → 12); 0 when it names none.
int lineOfProblem(const Error &error);

} // namespace pilothouse::models
