// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/provenance/compose_prediction.h"

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace pilothouse::ui {

class ElidedLabel;
class PlainLabel;

/// The compose hash of a machine now, and the one it will have: worked out elsewhere while somebody writes.
class HashForecast final : public QWidget
{
    Q_OBJECT
public:
    explicit HashForecast(QWidget *parent = nullptr);

    /// `manifest` as the cloud keeps it, `hash` as it names it (64 hex, or empty).
    void setPresent(const QByteArray &manifest, const QString &hash);
    /// An edit without members changes nothing.
    void setEdit(const provenance::ComposeEdit &edit);
    /// Whether what the cloud makes of the edit can be repeated here at all.
    void setForetellable(bool foretellable);
    /// Still being worked out.
    bool isPending() const { return m_pending; }
    /// 64 hex; empty: it stays, or cannot be foretold.
    const QString &predicted() const { return m_predicted; }

signals:
    void settled();

private:
    void foretell();
    void look();
    void show();
    bool isEdited() const { return m_edit.composeText || m_edit.preLaunchScript || m_edit.allowedEnvs; }

    QByteArray m_manifest;
    QString m_hash;
    provenance::ComposeEdit m_edit;
    QString m_predicted;
    QTimer m_settle;
    bool m_pending = false;
    bool m_foretellable = true;
    int m_looks = 0; ///< of which only the last one counts
    ElidedLabel *m_now;
    ElidedLabel *m_after;
    QPushButton *m_copy;
    PlainLabel *m_hint;
};

} // namespace pilothouse::ui
