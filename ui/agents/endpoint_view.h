// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/endpoint_text.h"

#include <QWidget>

class QPushButton;

namespace pilothouse::ui {

class FindingList;
class KeyValueList;
class Note;
class PlainLabel;

/// One look at an endpoint: the verdict, each step as it comes, the certificate; a button that probes, or cancels.
class EndpointView final : public QWidget
{
    Q_OBJECT
public:
    explicit EndpointView(QWidget *parent = nullptr);

    /// `refusal`: why nothing can be probed now; empty: it can.
    void setText(const models::EndpointText &text, const QString &refusal);
    const models::EndpointText &text() const { return m_text; }

signals:
    void probeRequested();
    void cancelRequested();

private:
    models::EndpointText m_text;
    Note *m_verdict;
    PlainLabel *m_about;
    QPushButton *m_probe;
    FindingList *m_steps;
    KeyValueList *m_facts;
};

} // namespace pilothouse::ui
