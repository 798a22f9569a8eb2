// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/change_offer.h"
#include "ui/cluster/change_frame.h"

#include <memory>
#include <optional>

class QBoxLayout;
class QCheckBox;
class QVBoxLayout;

namespace pilothouse::models {
struct UpdateParts;
}

namespace pilothouse::ui {

class Card;
class ComposeBox;
class DropConsent;
class HashForecast;
class PlainLabel;
class SourceBox;
class VariablesBox;

/// Another set of variables, or another compose file, for one machine. The set is always replaced as a whole: what would be lost is said,
/// and nothing is planned before that is agreed to. With a new compose file, or another script before it, the set stays, unless a new one is
/// given as well.
class UpdateForm final : public ChangeFrame
{
    Q_OBJECT
public:
    enum class About { Variables, Compose };
    explicit UpdateForm(About about, QWidget *parent = nullptr);

    ComposeBox *compose() const { return m_compose; } ///< null in a form about variables
    SourceBox *script() const { return m_script; }    ///< the pre-launch script; null likewise
    VariablesBox *variables() const { return m_variables; }
    DropConsent *consent() const { return m_consent; }
    HashForecast *forecast() const { return m_forecast; }
    const domain::Cvm &cvm() const { return m_cvm; }

    /// Of this machine; what it runs is not read yet.
    void begin(const domain::Cvm &cvm);
    /// What it runs and which names are sealed, as the cloud says now. What was typed stays.
    void setPresent(const domain::Cvm &cvm, const cluster::ComposeFile &file);
    /// Only what is to be another, with copies of the values.
    std::shared_ptr<const cluster::CvmUpdate> change() const;
    /// Whether a plan that was made from what the cloud said later loses only what was agreed to here.
    bool agreesTo(const cluster::ChangeOffer &offer) const;
    models::UpdateParts parts() const;
    /// Empties everything, values first.
    void clear();
    void focusFirst();
    void setNarrow(bool narrow);

private:
    bool givesVariables() const;
    bool changesText() const;
    bool changesScript() const;
    cluster::SealedNames sealed() const;
    void fillCards();
    void fillTexts(QVBoxLayout *left);
    void follow();
    QString problem() const;

    About m_about;
    domain::Cvm m_cvm;
    std::optional<cluster::ComposeFile> m_present;
    QByteArray m_presentText;   ///< as the editor shows it
    QByteArray m_presentScript; ///< likewise
    ComposeBox *m_compose = nullptr;
    SourceBox *m_script = nullptr;
    QCheckBox *m_replace = nullptr; ///< in a form about the compose file: whether a new set is given too
    PlainLabel *m_stay = nullptr;   ///< in the same: what is sealed
    VariablesBox *m_variables;
    DropConsent *m_consent;
    HashForecast *m_forecast;
    QBoxLayout *m_columns = nullptr;
};

} // namespace pilothouse::ui
