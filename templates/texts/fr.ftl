app = Jalon

## placements
placements-title = Emplois
placements-none = Pas encore d’emploi.
placement-new = Ajouter un emploi
placement-new-of = Un emploi pour { $name }
placement-kind = Type de contrat
placement-started-on = Premier jour
placement-job-title = Poste
placement-planned-end = Fin prévue
placement-trial-ends-on = Fin de la période d’essai
placement-weekly-hours = Heures par semaine
placement-rome = Code ROME
placement-tutor = Tutrice ou tuteur
placement-tutor-named-on = Nommé le
placement-hint = Les jalons à confirmer seront posés à partir du premier jour.
placement-save = Enregistrer l’emploi
placement-employer-search = Nom de l’employeur
placement-employer-none = Aucun employeur de ce nom. Vous pouvez le créer.
placement-facts = Ce qui a été convenu
placement-open = Voir l’emploi
placement-end = Mettre fin à cet emploi
placement-end-save = Enregistrer la fin
placement-ended-on = Dernier jour travaillé
placement-end-phase = À quel moment
placement-end-initiator = À l’initiative de
said-placement-create = Emploi enregistré. Les jalons sont posés.
said-placement-end = Fin de l’emploi enregistrée.
err-ended-already = Cet emploi a déjà une fin.
phase-before-start = Avant le début
phase-trial = Pendant l’essai
phase-after-trial = Après l’essai
initiator-worker = La personne
initiator-employer = L’employeur
initiator-both = Les deux
initiator-neither = Ni l’un ni l’autre

## milestones
milestones-title = Jalons
milestone-due = Prévu le { $date }
milestone-late = Sans réponse depuis le { $date }
milestone-asked = Demandé le { $date }
milestone-asked-whom = Demandé à { $employer } le { $date }
milestone-ask = Demander
milestone-remind = Relancer
milestone-record = Noter une preuve
milestone-ask-title = Demander à l’employeur
milestone-ask-to = Un courriel part pour { $name }, à l’adresse { $email }.
milestone-ask-no-email = Cet employeur n’a pas d’adresse de courriel. Ajoutez-la à sa fiche.
milestone-ask-hint = L’employeur répond en un appui, sans compte. Sa réponse vaut preuve.
milestone-ask-employer = Demander à l’employeur
milestone-remind-employer = Relancer l’employeur
milestone-record-title = Noter une preuve
milestone-record-save = Enregistrer la preuve
milestone-answer = Où en est-on ?
milestone-grade = Sur quelle base
milestone-on = Vu ou appris le
milestone-comment = Précision
said-milestone-ask = La question part chez l’employeur.
said-milestone-record = Preuve enregistrée.
said-milestone-answer = Votre réponse est enregistrée.
said-link-withdraw = Le lien ne fonctionne plus.
said-link-renew = Un nouveau lien part par courriel.
err-confirmed-already = L’employeur a déjà répondu à cette question.
err-no-contact-email = L’employeur n’a pas d’adresse de courriel qui convienne.
err-asked-today = La question est déjà partie aujourd’hui. Réessayez demain.
err-before-placement = Cette date précède le premier jour de l’emploi.
err-link-settled = Le délai pour changer la réponse est passé.
err-link-often = La réponse a été changée trop souvent. Dites-le à la personne qui vous a écrit.
err-link-ended = Ce lien n’est plus valable.
err-link-not-expired = Ce lien fonctionne encore.
err-left-on = Indiquez une date entre le premier jour et aujourd’hui.
err-withdrawn-already = Ce lien est déjà retiré.
answer-left-on = Dernier jour : { $date }

## links
link-to = Envoyé à { $whom } le { $date }.
link-sent = Pas encore de réponse.
link-leaving = En cours d’envoi.
link-undelivered = Le courriel n’a pas pu partir.
link-answered = Répondu.
link-expired = Lien expiré.
link-withdrawn = Lien retiré.
link-withdraw = Retirer le lien
link-title = Une question de { $structure }
link-hello = Bonjour { $name },
link-question = { $name } travaille toujours chez vous ?
link-when = Étape « { $step } », au { $date }
link-yes = Oui, tout va bien
link-difficulty = Oui, mais il y a une difficulté
link-difficulty-then = { $coach } vous rappelle sous 2 jours
link-no = Non, le contrat est terminé
link-no-then = Nous vous demanderons seulement la date
link-one-press = Un seul appui suffit. Vous pourrez changer votre réponse pendant 14 jours.
link-thanks = Merci
link-your-answer = Votre réponse : « { $answer } ».
link-left-on = Dernier jour travaillé
link-left-on-save = Envoyer la date
link-change = Changer ma réponse
link-change-until = Vous pouvez la changer jusqu’au { $date }.
link-expired-title = Ce lien n’est plus valable
link-expired-what = Nous pouvons vous en envoyer un nouveau, à la même adresse.
link-renewed-title = Un nouveau lien part
link-renewed-what = Ouvrez le courriel que vous allez recevoir. Vous pouvez fermer cette page.
link-renew = Recevoir un nouveau lien
link-withdrawn-title = Cette question est retirée
link-withdrawn-what = Vous n’avez rien à faire. Pour toute question, { $coach } vous répondra.
link-as = Vous répondez en tant que { $name }, { $employer }.
link-readers = Votre réponse est lue par la personne concernée, par { $coach }, jobcoach, et par l’équipe qui l’accompagne. Elle sert à suivre l’emploi et à rien d’autre.
mail-question-subject = { $structure } : une question, une réponse
mail-question-body =
    Bonjour { $contact },

    { $name } travaille toujours chez vous ? Un appui suffit pour répondre, sans compte ni mot de passe.

    { $link }

    Le lien fonctionne { $days } jours. Vous pourrez changer votre réponse pendant 14 jours.

    { $coach }, jobcoach, { $structure }

## fenêtre

skip = Aller au contenu
nav-main = Navigation principale
nav-today = Ma journée
nav-trainees = Personnes
nav-log = Noter
nav-log-more = une séance
nav-employers = Employeurs
nav-indicators = Indicateurs
nav-members = Équipe
nav-network = Réseau
nav-account = Mon compte
language = Langue
language-fr = Français
language-en = English
email = Adresse de courriel
phone = Téléphone
call = Appeler
change = Modifier
choose = Choisir dans la liste
close = Fermer
next-page = Page suivante
optional = (facultatif)
save = Enregistrer
search = Chercher
unknown = Raison inconnue
form-refused = À vérifier
draft-kept = Brouillon gardé sur cet appareil
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
month-short-1 = janv.
month-short-2 = févr.
month-short-3 = mars
month-short-4 = avr.
month-short-5 = mai
month-short-6 = juin
month-short-7 = juill.
month-short-8 = août
month-short-9 = sept.
month-short-10 = oct.
month-short-11 = nov.
month-short-12 = déc.
weekday-1 = lundi
weekday-2 = mardi
weekday-3 = mercredi
weekday-4 = jeudi
weekday-5 = vendredi
weekday-6 = samedi
weekday-7 = dimanche
days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
ago = { $days ->
    [0] aujourd’hui
    [1] hier
   *[other] il y a { $days } jours
}
never = jamais
minutes = { $count } min

## refus

problem-refused = Votre demande n’a pas abouti
problem-refused-what = Voici ce qui l’empêche.
problem-not-found = Il n’y a rien à cette adresse
problem-not-found-what = La page n’existe pas, ou elle n’est pas ouverte à votre compte. Vérifiez l’adresse.
problem-forbidden = Votre rôle ne permet pas cette action
problem-forbidden-what = Demandez à la direction de la structure si cela doit changer.
problem-signed-out = Il faut vous connecter
problem-signed-out-what = Connectez-vous pour continuer.
problem-elsewhere = L’envoi a été arrêté par sécurité
problem-elsewhere-what = Il ne vient pas d’une page que vous avez ouverte ici, ou cette page est trop ancienne. Rouvrez la page, puis envoyez de nouveau.
problem-stale = La fiche a changé entre-temps
problem-stale-what = Quelqu’un l’a modifiée après que vous l’avez ouverte. Rouvrez-la, comparez, puis refaites votre changement.
problem-used = Cet identifiant a déjà servi
problem-used-what = Il désigne un autre enregistrement. Rouvrez la page, puis recommencez.
problem-too-many = Trop d’essais de suite
problem-too-many-what = Attendez une minute, puis réessayez.
problem-full = Le serveur n’a plus de place
problem-full-what = Rien n’a été enregistré. Prévenez la personne qui s’occupe du serveur.
problem-broken = Une panne de notre côté
problem-broken-what = Regardez si votre changement est enregistré, puis réessayez dans une minute. Si cela dure, prévenez la personne qui s’occupe du serveur.
problem-too-large = L’envoi est trop lourd
problem-too-large-what = Rien n’a été enregistré. Raccourcissez l’envoi, puis recommencez.
problem-unreadable = L’envoi n’a pas pu être lu
problem-unreadable-what = Il n’est pas arrivé entier, ou il n’a pas la forme attendue. Rouvrez la page, puis recommencez.
problem-home = Revenir à l’accueil
err-choice = Choisissez dans la liste. Nous lisons « { $read } », nous attendons : { $closest }.
err-control = Ce texte contient un caractère invisible. Effacez-le, puis écrivez-le de nouveau.
err-date = Indiquez une date. Exemple : 31/12/2026.
err-deep = L’envoi est imbriqué trop profondément. Restez à 32 niveaux au plus.
err-email = Indiquez une adresse de courriel. Exemple : prenom.nom@association.example.
err-end-before-start = La fin vient avant le début. Choisissez une date plus tardive.
err-form = Cette réponse n’a pas la forme attendue. Écrivez-la autrement.
err-future = Cette date n’est pas encore passée. Choisissez aujourd’hui ou un jour d’avant.
err-id = Indiquez un identifiant. Exemple : 01930000-0000-7000-8000-000000000001.
err-id-used = Cet identifiant désigne déjà un autre enregistrement. Prenez-en un nouveau.
err-if-match = L’en-tête If-Match attend une version entre guillemets, comme "3".
err-json = L’envoi n’est pas un objet JSON lisible. Vérifiez les guillemets et les accolades.
err-key-used = Cet envoi a déjà été fait avec un autre contenu. Rouvrez la page, puis recommencez.
err-long = Ce texte est trop long. Gardez { $max } caractères au plus.
err-missing = Cette réponse manque. Remplissez ce champ.
err-moment = Indiquez une date, ou une date et une heure. Exemple : 2026-12-31T14:30.
err-negative = Indiquez un nombre qui n’est pas négatif.
err-number = Indiquez un nombre, avec deux décimales au plus. Exemple : 12,5.
err-range = Indiquez un nombre entre { $min } et { $max }.
err-unknown-field = Le champ « { $field } » n’existe pas. Nous attendons : { $closest }.
err-whole-number = Indiquez un nombre entier. Exemple : 45.
err-yes-no = Répondez par oui ou par non.
err-zone = Ce fuseau horaire n’est pas connu. Exemple : Europe/Paris.

## comptes

sign-in-title = Se connecter
sign-in = Se connecter
sign-in-forgotten = Mot de passe oublié ?
sign-in-kept = Ce que vous avez écrit est gardé. Vous le retrouverez après la connexion.
sign-out = Se déconnecter
password = Mot de passe
password-old = Mot de passe actuel
password-new = Nouveau mot de passe
password-change = Changer le mot de passe
forgotten-title = Mot de passe oublié
forgotten-lede = Indiquez votre adresse de courriel. Nous vous envoyons un lien pour choisir un nouveau mot de passe.
forgotten-send = Recevoir le lien
forgotten-sent = Si cette adresse a un compte, un courriel lui est envoyé. Le lien sert une seule fois, pendant une heure.
choose-password-title = Choisir un mot de passe
choose-password-lede = { $min } caractères au moins. Une phrase de plusieurs mots se retient bien.
choose-password-save = Enregistrer le mot de passe
kept-title = Envoyer ce qui attendait
kept-lede = Votre connexion avait pris fin. Rien n’est perdu : relisez, puis envoyez à { $place }.
said-kept-dropped = Le formulaire gardé était celui d’une autre personne ou d’une autre structure : il n’a pas été repris.
kept-send = Envoyer
account-title = Mon compte
account-places = Où je travaille
account-here = Vous y êtes
account-switch = Travailler ici
account-language = Langue des pages et des courriels
account-language-save = Enregistrer la langue
said-sign-out = Vous avez quitté Jalon. À bientôt.
said-choose-password = Mot de passe enregistré. Connectez-vous avec le nouveau.
said-account-language = Langue enregistrée.
err-password-guess = Ce mot de passe se devine facilement. Choisissez plusieurs mots sans lien avec votre nom.
err-password-old = Ce n’est pas votre mot de passe actuel. Écrivez-le de nouveau.
err-password-short = Ce mot de passe est trop court. Écrivez { $min } caractères au moins.
err-sign-in = L’adresse ou le mot de passe ne convient pas. Vérifiez les deux, ou demandez un nouveau mot de passe.
err-sign-in-ended = Votre connexion a pris fin. Connectez-vous de nouveau.
mail-forgotten-subject = Jalon : choisir un nouveau mot de passe
mail-forgotten-body =
    Bonjour { $name },

    Un nouveau mot de passe a été demandé pour votre compte. Vous pouvez le choisir ici :

    { $link }

    Ce lien sert une seule fois, jusqu’à { $time }.

    Si la demande ne vient pas de vous, ne faites rien. Votre mot de passe ne change pas.
mail-invited-subject = Jalon : votre compte est prêt
mail-invited-body =
    Bonjour { $name },

    Un compte a été ouvert pour vous. Choisissez votre mot de passe ici :

    { $link }

    Ce lien sert une seule fois, jusqu’au { $date } à { $time }. Ensuite, demandez un nouveau lien avec « Mot de passe oublié ? » sur la page de connexion.
mail-joined-subject = Jalon : vous faites partie de { $structure }
mail-joined-body =
    Bonjour { $name },

    La direction de la structure { $structure } a ajouté votre compte à son équipe. Votre adresse de connexion et votre mot de passe ne changent pas. La page de votre compte montre toutes les structures où vous pouvez travailler :

    { $link }

    Si vous ne travaillez pas dans cette structure, quittez-la sur cette page : choisissez « Travailler ici » à côté de son nom, puis « Quitter cette structure » sur la même page.

## structures

structure-kind-aci = Atelier ou chantier d’insertion (ACI)
structure-kind-ai = Association intermédiaire (AI)
structure-kind-ei = Entreprise d’insertion (EI)
structure-kind-etti = Entreprise de travail temporaire d’insertion (ETTI)
structure-kind-eiti = Entreprise d’insertion par le travail indépendant (EITI)
structure-kind-geiq = Groupement d’employeurs pour l’insertion et la qualification (GEIQ)
structure-kind-ges = Groupe économique solidaire (GES)
structure-kind-services = Services à la personne
structure-kind-cisp = Centre d’insertion socioprofessionnelle (CISP)
structure-kind-mire = Mission régionale pour l’emploi (MIRE)
structure-kind-title-services = Entreprise de titres-services
structure-kind-other = Autre structure
profile-rejoins = Limité dans le temps (REJOINS)
profile-mire = Missions régionales de Wallonie (MIRE)
profile-emploi-accompagne = Emploi accompagné (France)
profile-ips = Sans limite de durée (IPS)
country-fr = France
country-be = Belgique
network-title = Réseau
network-lede = Les structures et leurs chiffres publiés. Aucune personne n’est visible ici.
network-none-published = Aucun chiffre n’est publié pour l’instant.
network-structures = Structures

## profils de méthode

profile-title = Profil de méthode
profile-lede = Les nombres que les règles appliquent, chacun avec son origine. Un changement compte à partir de son jour : ce qui a été décidé avant garde le nombre d’avant.
profile-based-on = D’après le profil « { $base } »
profile-choose = Changer de profil
profile-base = Profil de départ
profile-choose-hint = Les nombres que la structure a fixés elle-même restent les siens.
profile-coming = Décidé pour plus tard
profile-past = Changements
profile-since = depuis le { $date }
profile-see = Voir le profil de méthode
rule-none = Pas de règle
rule-now = Aujourd’hui : { $value }.
rule-value = Nouveau nombre ({ $unit })
rule-bounds = De { $min } à { $max }.
rule-empty = Vide : la règle ne s’applique plus.
rule-origin = Pourquoi, et d’après quoi
rule-effective-on = À partir du
rule-effective-hint = Aujourd’hui au plus tôt. Ce qui est déjà décidé ne change pas.
said-profile-set = Profil de méthode modifié.
said-profile-choose = Profil de méthode changé.
err-rule-needed = Cette règle protège les personnes ou la méthode : elle a besoin d’un nombre.
err-rule-past = Un changement compte à partir du { $date } au plus tôt.
rule-unit-persons = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
rule-unit-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
rule-unit-months = { $count ->
    [one] { $count } mois
   *[other] { $count } mois
}
rule-unit-percent = { $count } %
rule-unit-number = { $count }
rule-group-caseload = Charge et accueil
rule-group-plan = Plans
rule-group-hours = Heures et contacts
rule-group-agreement = Conventions
rule-group-follow-up = Suivi dans l’emploi
rule-group-mail = Courriels
rule-group-review = Évaluations et équipe
rule-group-figures = Chiffres publiés
rule-group-files = Dossiers
rule-caseload-alert = Personnes par temps plein de coaching : alerte au-delà
rule-caseload-warning = Personnes par temps plein de coaching : trop au-delà
rule-stale-days = Un lien du trio pâlit sans contact après
rule-intake-months = Durée de l’accueil, au plus
rule-first-employer-contact-days = Premier contact avec un employeur, après l’ouverture
rule-plan-months = Durée d’un plan
rule-extension-months = Durée d’une prolongation, au plus
rule-extensions = Prolongations d’un plan, au plus
rule-ceiling-months = Durée de tous les plans d’un accompagnement, au plus
rule-ceiling-same-employer-months = La même, chez un seul employeur
rule-priority-objectives = Objectifs suivis à la fois, au plus
rule-employer-signature-days = Signature de l’employeur sous un plan dans l’emploi
rule-alert-first-days = Fin d’un plan : première alerte, avant
rule-alert-second-days = Fin d’un plan : deuxième alerte, avant
rule-alert-last-days = Fin d’un plan : dernière alerte, avant
rule-hours-share = Heures de coaching pour cent heures travaillées, au plus
rule-employer-share = Part des contacts qui touchent l’employeur, au moins
rule-tripartite-sent-days = Convention tripartite envoyée après le contrat
rule-tripartite-signed-days = Convention tripartite signée après l’entretien
rule-contact-before-start-days = Contact avant le premier jour de travail
rule-contact-first-days = Contact après le premier jour de travail
rule-contact-month-one-days = Contacts du premier mois, tous les
rule-contact-months-two-three-days = Contacts des mois 2 et 3, tous les
rule-contact-before-trial-end-days = Contact avant la fin de la période d’essai
rule-contact-months-four-six-months = Contacts des mois 4 à 6, tous les
rule-bilan-first-months = Premier bilan à trois
rule-bilan-second-months = Deuxième bilan à trois
rule-status-first-months = Première nouvelle après le suivi
rule-status-second-months = Deuxième nouvelle après le suivi
rule-overdue-share = Un contact est en retard quand l’écart dépasse, de l’écart prévu
rule-reminder-first-days = Question à l’employeur : premier rappel après
rule-reminder-second-days = Question à l’employeur : deuxième rappel après
rule-mails-per-month = Courriels à une même personne par mois, au plus
rule-natural-support-months = Avant une fin « autonomie atteinte » : soutien par l’entreprise seule pendant
rule-review-first-months = Autonomie et capacité : deuxième évaluation après
rule-review-second-months = Autonomie et capacité : troisième évaluation après
rule-reviews-per-year = Autonomie et capacité : évaluations par an, au moins
rule-divergence-levels = Regards divergents : niveaux d’écart
rule-divergence-days = Regards divergents : évaluations distantes de
rule-practice-days = Analyse de la pratique : jours par trimestre et par permanent
rule-small-cell = Chiffre publié : personnes au moins
rule-small-cell-sensitive = Chiffre publié sur la santé ou la justice : personnes au moins
rule-small-cell-structures = Chiffre publié : structures au moins
rule-dominance = Chiffre publié : part d’une seule structure, au plus
rule-retention-months = Dossiers gardés après le dernier contact
rule-unit-persons-several = personnes
rule-unit-days-several = jours
rule-unit-months-several = mois
rule-unit-percent-several = pour cent
rule-unit-number-several = nombre entier

## équipe

role-director = Direction
role-quality-referent = Responsable qualité
role-jobcoach = Jobcoach
role-supervisor = Encadrement technique
said-member-invite = Personne ajoutée à l’équipe.
err-member-known = Cette adresse est déjà celle d’une personne de l’équipe. Indiquez-en une autre.

## personnes accompagnées

trainees-title = Personnes accompagnées
trainees-search = Chercher par nom
trainees-none = Aucune personne pour l’instant. La première que vous ajoutez apparaîtra ici.
trainees-not-found = Aucun nom ne correspond à « { $search } ».
trainee-new = Ajouter une personne
trainee-new-title = Ajouter une personne
trainee-edit = Modifier la fiche
trainee-edit-title = Modifier la fiche
trainee-record = Fiche
trainee-record-of = Fiche de la personne
trainee-more = Compléter la fiche
trainee-cases = Accompagnements
trainee-no-case = Aucun accompagnement pour l’instant.
trainee-stay = du { $from } au { $to }
trainee-since = depuis le { $from }
trainee-first-name = Prénom
trainee-last-name = Nom
trainee-birth-date = Date de naissance
trainee-sex = Sexe
trainee-entered-on = Date d’entrée dans la structure
trainee-left-on = Date de sortie
trainee-exit-reason = Motif de sortie
trainee-hours-worked = Heures travaillées
trainee-attestation-on = Date de remise de l’attestation de compétences
trainee-education = Niveau d’études
trainee-criteria = Critères d’éligibilité
trainee-barriers = Freins à l’emploi
trainee-consent-on = Date de l’accord sur l’usage de ses données
trainee-supervisor = Encadrement technique
said-trainee-create = Personne ajoutée.
said-trainee-update = Fiche enregistrée.
said-trainee-exit = Sortie enregistrée.
sex-f = Femme
sex-m = Homme
sex-x = Autre ou non précisé
education-never-schooled = Sans scolarité
education-below-cap = Avant le CAP ou le BEP
education-cap-bep = CAP ou BEP
education-bac = Baccalauréat
education-bac2 = Bac + 2
education-bac3 = Bac + 3 ou + 4
education-bac5 = Bac + 5 ou plus
education-other = Autre
criterion-rsa = Allocation RSA
criterion-ass = Allocation ASS
criterion-aah = Allocation AAH
criterion-deld24 = En recherche d’emploi depuis 24 mois ou plus
criterion-low-education = CAP, BEP ou moins
criterion-senior = 50 ans ou plus
criterion-young = Moins de 26 ans
criterion-ase = Sortie de l’aide sociale à l’enfance
criterion-deld12 = En recherche d’emploi depuis 12 à 24 mois
criterion-disabled = Situation de handicap reconnue
criterion-single-parent = Parent isolé
criterion-homeless = Sans logement ou parcours de rue
criterion-refugee = Asile ou protection internationale
criterion-zrr = Habite une zone de revitalisation rurale
criterion-qpv = Habite un quartier prioritaire
criterion-detention = Sortie de détention ou suivi de justice
criterion-french-below-a1 = Français avant le niveau A1
criterion-mobility = Difficulté à se déplacer
barrier-literacy = Lire, écrire, compter
barrier-rights = Accès aux droits
barrier-housing = Logement
barrier-mobility = Déplacements
barrier-health = Santé
barrier-justice = Justice
barrier-debt = Dettes
barrier-availability = Disponibilité
exit-cdi = CDI
exit-cdd-ge6 = CDD de 6 mois ou plus
exit-cdd-lt6 = CDD de moins de 6 mois
exit-temp-ge6 = Intérim de 6 mois ou plus
exit-temp-lt6 = Intérim de moins de 6 mois
exit-civil-service = Fonction publique
exit-business-creation = Création ou reprise d’entreprise
exit-subsidised-contract = Contrat aidé chez un employeur ordinaire
exit-qualifying-training = Formation qualifiante
exit-other-siae = Embauche dans une autre structure d’insertion
exit-other-positive = Autre sortie positive reconnue
exit-retirement = Retraite
exit-unemployed = En recherche d’emploi
exit-inactive = Ni emploi ni recherche d’emploi
exit-no-news = Sans nouvelles
exit-automatic = Sortie automatique
exit-end-of-contract = Fin de contrat
exit-end-of-trial = Rupture pendant la période d’essai
exit-serious-misconduct = Faute grave
exit-court-decision = Décision de justice
exit-long-illness = Longue maladie
exit-death = Décès
exit-employer-transfer = Transfert vers un autre employeur
exit-moved = Déménagement
exit-title = Sortie de la structure
exit-record = Enregistrer la sortie
exit-correct = Corriger la sortie
exit-unknown-hint = Motif inconnu ? Laissez vide : la personne reste dans la liste des sorties à compléter.
exit-close-first = À clôturer avant la sortie :
exit-close-case = Clôturer cet accompagnement
exit-undo-what = La sortie du { $date } est une erreur ? La date, le motif et les heures seront effacés. Le journal les garde.
exit-undo = Annuler la sortie
exits-title = Sorties sans motif connu
exits-what = Ces personnes ont quitté la structure et personne n’a dit pourquoi. Les indicateurs les comptent à part.
exits-none = Toutes les sorties ont un motif.
exits-more = Il y en a d’autres : complétez celles-ci d’abord.
exits-see = Voir la liste
exits-unknown = { $count ->
    [one] { $count } sortie sans motif connu.
   *[other] { $count } sorties sans motif connu.
}
err-exit-day = Indiquez le jour de la sortie.
err-exit-none = Cette personne n’a pas quitté la structure : il n’y a rien à annuler.
err-exit-open-case = L’accompagnement avec { $coach } est encore ouvert. Clôturez-le avant d’enregistrer la sortie.
err-entry-after-exit = L’entrée viendrait après la sortie enregistrée. Corrigez d’abord la sortie.

## employeurs

employer-new = Ajouter un employeur
employer-word = Employeur
size-micro = Moins de 10 personnes
size-small = De 10 à 49 personnes
size-medium = De 50 à 249 personnes
size-large = 250 personnes ou plus

## accompagnements

today-hello = Bonjour { $name }.
today-nobody = Rien n’est prévu aujourd’hui et rien n’est en retard.
today-expected = { $count ->
    [0] Aucun rendez-vous aujourd’hui.
   *[other] { $count } rendez-vous aujourd’hui.
}
today-late = { $count ->
    [one] { $count } suivi en retard.
   *[other] { $count } suivis en retard.
}
today-ending = { $count ->
    [one] { $count } plan finit bientôt.
   *[other] { $count } plans finissent bientôt.
}
today-today = Aujourd’hui
today-count = { $count } rendez-vous
today-none = Aucun rendez-vous aujourd’hui. Le prochain contact se choisit en notant une séance.
today-late-title = En retard
today-late-count = { $count ->
    [one] { $count } suivi
   *[other] { $count } suivis
}
today-contact-late = { $days ->
    [one] Contact en retard de { $days } jour
   *[other] Contact en retard de { $days } jours
}
today-agreed-on = Prévu le { $date }
today-milestone-late = Jalon « { $milestone } » sans réponse, prévu le { $date }
today-ending-title = Plans qui finissent bientôt
next-contact = Prochain contact
next-contact-on = Prochain contact le { $date }
next-contact-late = Contact prévu le { $date }, pas encore noté
next-contact-none = Aucun prochain contact prévu
case-new = Ouvrir un accompagnement
case-new-of = Ouvrir un accompagnement pour { $name }
case-coach = Jobcoach
case-opened-on = Date d’ouverture
case-open = Ouvrir l’accompagnement
case-in-post-since = En emploi depuis le { $date }
case-with = Accompagnement avec { $coach }
said-case-open = Accompagnement ouvert.
err-before-case = L’accompagnement commence le { $date }. Choisissez ce jour ou un jour d’après.
err-case-closed = Cet accompagnement est terminé. Rien ne peut plus y être ajouté.
err-not-a-coach = Cette personne n’est pas jobcoach dans la structure. Choisissez-en une autre.
trio = Le trio
trio-last = derniers échanges
trio-no-employer = Pas encore d’employeur
trio-in-post = en poste
trio-not-in-post = pas en poste
trio-stale = Pas de contact avec { $name } depuis le { $date }.
trio-never = Pas encore de contact avec { $name }.
stone-signed = Plan signé
stone-end = Fin du plan
stage-referred = Orientation reçue
stage-intake = Accueil
stage-declined = Sans suite
stage-towards = Vers l’emploi
stage-in-employment = Dans l’emploi
stage-closed = Terminé
closing-autonomous = Autonomie atteinte
closing-handed-over = Relais pris par un autre service
closing-time-limit = Durée maximale atteinte
closing-withdrew = Arrêt voulu par la personne
closing-lost-contact = Contact perdu
closing-ineligible = Conditions non remplies

## plans

plan = Le plan
plan-long = Plan d’accompagnement
plan-of = Plan d’accompagnement : { $name }
plan-new = Préparer un plan
plan-new-of = Préparer un plan pour { $name }
plan-next = Préparer le plan suivant
plan-open = Ouvrir le plan
plan-none = Aucun plan pour l’instant. Un plan dit le but, la durée et les objectifs.
plan-others = { $count ->
    [one] { $count } autre plan
   *[other] { $count } autres plans
}
plan-purpose = But du plan
plan-starts-on = Premier jour
plan-planned-end = Dernier jour
plan-hint = Le dernier jour compte. Après la fin d’un plan signé, une séance demande un nouveau plan.
plan-save = Enregistrer le plan
plan-dates = Du { $from } au { $to }
plan-ends-on = Fin le { $date }
plan-left = { $days ->
    [0] C’est le dernier jour
    [one] Il reste { $days } jour
   *[other] Il reste { $days } jours
}
plan-left-until = { $days ->
    [0] Le plan finit aujourd’hui, { $date }
    [one] Il reste { $days } jour, jusqu’au { $date }
   *[other] Il reste { $days } jours, jusqu’au { $date }
}
plan-over = Plan terminé
rod-label = Plan sur { $months } mois. { $days ->
    [0] C’est le dernier jour.
    [one] Il reste { $days } jour.
   *[other] Il reste { $days } jours.
}
rod-over = Plan sur { $months } mois, terminé.
plan-signed-three = (signé par les trois parties)
plan-signed-two = (deux signatures sur trois)
plan-unsigned = (pas encore signé)
plan-signatures = Signatures
signed-on = Signé le { $date }
signed-when = Date de la signature
signed-record = Noter la signature
unsigned = Pas encore signé
plan-objectives = Objectifs
plan-objectives-none = Aucun objectif pour l’instant. Trois au plus se suivent bien en même temps.
objective-new = Ajouter un objectif
objective-text = Objectif, en une phrase
objective-domain = Domaine
objective-origin = D’où il vient
objective-add = Ajouter l’objectif
objective-result = Résultat
objective-close = Terminer l’objectif
said-plan-draft = Plan enregistré. Il reste à le signer.
said-plan-sign = Signature notée.
said-objective-open = Objectif ajouté.
said-objective-close = Objectif terminé.
err-wall = Le dernier plan signé finit le { $date }. Choisissez un jour jusqu’à cette date, ou faites signer un nouveau plan.
err-plan-long = Un plan dure { $months } mois au plus. Choisissez une fin plus proche.
err-plans-overlap = Un autre plan signé va du { $from } au { $to }. Choisissez d’autres dates dans un nouveau plan.
err-signed-already = Cette signature est déjà notée.
err-objectives = Un plan suit { $most } objectifs à la fois. Terminez-en un avant d’en ajouter un autre.
err-objective-closed = Cet objectif est déjà terminé.
domain-work = Travail
domain-employer = Côté employeur
domain-personal = Démarche personnelle
origin-person = Vient de la personne
origin-employer = Vient de l’employeur
origin-coach = Vient de la ou du jobcoach
origin-joint = Choisi ensemble
result-met = Atteint
result-partly = Atteint en partie
result-dropped = Abandonné
result-carried-over = Reporté
signer-trainee = Personne accompagnée
signer-coach = Jobcoach
signer-employer = Employeur

## séances

sessions-title = Séances
sessions-none = Aucune séance notée pour l’instant.
sessions-older = Voir les séances plus anciennes
session-log = Noter une séance
session-new-title = Noter une séance
session-whom-title = Avec qui était la séance ?
session-whom-none = Aucun accompagnement n’est ouvert à votre nom. Pour en ouvrir un, choisissez d’abord la personne :
session-with = une séance avec { $first } { $last }
session-change-what = la date, la durée, le lieu, avec qui, et qui peut lire la note
session-held-on = Date
session-minutes = Durée en minutes
session-side = Avec qui
session-place = Lieu
session-audience = Qui peut lire la note
session-attended = Le rendez-vous a-t-il eu lieu ?
session-attended-yes = Oui
session-attended-no = Non, il a été manqué
session-note = Que s’est-il passé ?
session-note-hint = Dictez avec le micro du clavier. Des faits plutôt que des avis.
session-mood = Comment ça va pour { $name } ?
session-next = Prochain contact
session-next-7 = Dans 7 jours
session-next-15 = Dans 15 jours
session-next-month = Dans 1 mois
session-next-other = Autre date
session-next-date = Date du prochain contact
session-aside = Pour mémoire
session-last = La dernière fois
session-missed = Rendez-vous manqué
session-then = Prochain contact prévu le { $date }
said-session-log = Séance notée.
err-next-before = Le prochain contact vient avant la séance. Choisissez une date plus tardive.
side-trainee = Avec la personne
side-employer = Avec l’employeur
side-tripartite = À trois
side-third-party = Avec un autre partenaire
place-workplace = sur le lieu de travail
place-structure = dans la structure
place-phone = au téléphone
place-video = en visio
place-home = au domicile
place-outside = à l’extérieur
audience-coach = Lisible par la ou le jobcoach seulement
audience-structure = Lisible par la structure
audience-trainee = Lisible par la personne aussi
audience-employer = Pour l’employeur aussi, avec l’accord de la personne
mood-going-well = Ça va
mood-to-watch = À surveiller
mood-stuck = Ça coince
session-wall = Le plan a pris fin le { $date } : une séance se note jusqu’à ce jour-là. Pour noter celle d’aujourd’hui, il faut un plan signé.

## mises en emploi

kind-pmsmp = Immersion (PMSMP)
kind-trial = Essai
kind-cddi = CDD d’insertion (CDDI)
kind-cdd = CDD
kind-cdi = CDI
kind-temp = Intérim
kind-apprenticeship = Apprentissage
kind-subsidised = Contrat aidé
kind-iae-other = Autre contrat d’insertion
placement-edit = Modifier l’emploi
placement-edit-of = Modifier l’emploi de { $name }
placement-edit-hint = Un essai déplacé ou un contrat renouvelé déplace aussi les jalons et le suivi.
said-placement-update = Emploi modifié.
err-no-trial = En Belgique, il n’y a pas de période d’essai. Laissez cette date vide.
placement-end-form = Forme de la fin
placement-end-causes = Pourquoi
placement-end-valence = Pour la personne, cette fin est
placement-end-note = Ce qu’il faut retenir
end-form-trial-break = rupture de la période d’essai
end-form-resignation = démission
end-form-dismissal = licenciement
end-form-mutual = rupture d’un commun accord
end-form-contract-end = fin du contrat
end-form-medical = inaptitude
end-form-abandonment = abandon de poste
end-form-transfer = changement d’employeur
end-form-other = autre forme
end-cause-commute = trajet
end-cause-schedule = horaires
end-cause-tasks = tâches
end-cause-pace = rythme
end-cause-team = équipe
end-cause-guidance = encadrement
end-cause-pay = salaire
end-cause-family = famille ou garde
end-cause-housing = logement
end-cause-absence = absences
end-cause-skills = compétences
end-cause-activity = activité de l’entreprise
end-cause-better-job = meilleur emploi
end-cause-training = formation
end-cause-other = autre cause
valence-positive = une bonne nouvelle
valence-neutral = ni bonne ni mauvaise
valence-negative = une mauvaise nouvelle

## jalons

milestone-signed = Contrat signé
milestone-day1 = Premier jour de travail
milestone-trial = Période d’essai confirmée
milestone-w1 = 1 semaine dans l’emploi
milestone-m1 = 1 mois dans l’emploi
milestone-m3 = 3 mois dans l’emploi
milestone-m6 = 6 mois dans l’emploi
milestone-m12 = 12 mois dans l’emploi
milestone-renewed = Contrat renouvelé
milestone-cdi = Passage en CDI
milestone-hours = Plus d’heures
milestone-tutor = Tutorat confié
milestone-adjusted = Poste aménagé
milestone-end = Fin de l’emploi
answer-in-post = En poste
answer-difficulty = En poste, avec une difficulté
answer-left = Plus en poste
grade-a = Confirmé par l’employeur
grade-b = Document vu
grade-c = Déclaré, sans document
err-mailed-today = Cette personne a déjà reçu un courriel aujourd’hui. Demandez demain.
err-mails-month = Cette personne a déjà reçu { $most } courriels ce mois-ci.
err-job-not-running = Cet emploi n’a pas commencé, ou il est terminé.
said-milestone-remind = Question renvoyée.
said-placement-begin = L’emploi commence.
answer-came = Au travail le premier jour
answer-confirmed = Confirmé
answer-confirmed-difficulty = Confirmé, avec une difficulté
answer-ended = Fin confirmée

## interface de programmation

api-title = Interface de programmation
api-lede = Un programme lit et écrit ici avec un jeton. La description complète :
api-actions = Ce qu’il peut changer
api-records = Ce qu’il peut lire
api-address = Adresse
api-about = Effet
api-filters = Filtres

## Les six premières définitions

indicator-emp-01-name = Employeurs actifs
indicator-emp-01-explains = Le nombre d’établissements où au moins une personne accompagnée a été en poste ou en essai pendant la période.
indicator-emp-01-not-said = Ne dit rien de la durée, du contrat ni de la qualité de l’accueil. Deux établissements d’une même entreprise comptent pour deux.
indicator-emp-01-numerator = Les établissements dont un placement couvre au moins un jour de la période.

indicator-jc-02-name = Contact dans la première semaine
indicator-jc-02-explains = La part des placements où une séance a eu lieu dans les 7 jours qui suivent le premier jour de travail.
indicator-jc-02-not-said = Ne dit pas qui a été rencontré ni ce que le contact a apporté. Une visite faite avant le premier jour ne compte pas.
indicator-jc-02-numerator = Les placements avec une séance tenue entre le premier jour et le septième jour qui suit.
indicator-jc-02-denominator = Les placements commencés dans la période, tous contrats et essais compris.
indicator-jc-02-exclusions = Les placements commencés depuis moins de 7 jours à la date d’observation.

indicator-jc-08-name = Contacts qui touchent l’employeur
indicator-jc-08-explains = La part des séances tenues pendant l’emploi auxquelles l’employeur a pris part.
indicator-jc-08-not-said = Ne dit pas si l’employeur est satisfait, ni si le nombre de séances suffit.
indicator-jc-08-numerator = Les séances avec l’employeur seul, ou à trois.
indicator-jc-08-denominator = Les séances tenues dans la période, un jour où la personne est en placement.
indicator-jc-08-exclusions = Les séances manquées et celles tenues hors emploi.

indicator-mil-01-name = Jalons renseignés à temps
indicator-mil-01-explains = La part des jalons de suivi qui ont reçu une réponse à 15 jours près, avant ou après leur date.
indicator-mil-01-not-said = Ne dit pas si la réponse est bonne, ni qui l’a donnée. Une rupture annoncée à temps compte comme une réponse.
indicator-mil-01-numerator = Les jalons qui ont une réponse entre 15 jours avant et 15 jours après leur date.
indicator-mil-01-denominator = Les jalons d’une semaine, 1, 3, 6 et 12 mois dont la date tombe dans la période.
indicator-mil-01-exclusions = Les placements finis avant la date du jalon, et les jalons dont les 15 jours courent encore.

indicator-par-01-name = Plan signé dans les 60 jours
indicator-par-01-explains = La part des parcours dont un plan porte les deux signatures, personne accompagnée et jobcoach, au plus tard 60 jours après l’entrée.
indicator-par-01-not-said = Ne dit pas si le plan vient de la personne, ni s’il est suivi. La signature de l’employeur n’est pas demandée.
indicator-par-01-numerator = Les parcours dont un même plan est signé des deux côtés au plus tard le 60e jour.
indicator-par-01-denominator = Les personnes entrées dans la période et restées au moins 60 jours.
indicator-par-01-exclusions = Les personnes parties avant le 60e jour, et les parcours de moins de 60 jours à la date d’observation.

indicator-ret-03-name = En emploi 3 mois après le début
indicator-ret-03-explains = La part des placements ordinaires où la personne est en emploi 3 mois après le premier jour, chez cet employeur ou un autre.
indicator-ret-03-not-said = Ne dit pas si l’emploi convient, ni si le contrat dure. Une situation inconnue compte comme un non, pour que le silence n’améliore jamais le chiffre.
indicator-ret-03-numerator = Les placements où l’emploi à 3 mois est confirmé, par une réponse à 15 jours près ou par un autre placement ordinaire.
indicator-ret-03-denominator = Les placements ordinaires dont le troisième mois tombe dans la période, situations inconnues comprises.
indicator-ret-03-exclusions = Les stages, les essais et les contrats d’insertion, les décès survenus au plus tard à l’échéance, et les échéances de moins de 15 jours à la date d’observation.

## Pourquoi un cas compte ou non

why-too-recent = Trop récent à la date d’observation. Le délai finit le { $limit }.
why-left-before = Parcours fini le { $date }, avant le 60e jour, le { $limit }.
why-signed-in-time = Plan signé des deux côtés le { $date }. La limite était le { $limit }.
why-signed-late = Plan signé des deux côtés le { $date }, après la limite du { $limit }.
why-not-signed = Aucun plan signé des deux côtés. La limite était le { $limit }.
why-contact-in-time = Première séance le { $date }. La limite était le { $limit }.
why-contact-late = Première séance le { $date }, après la limite du { $limit }.
why-no-contact = Aucune séance tenue depuis le premier jour, le { $date }. La limite était le { $limit }.
why-missed = Séance du { $date } manquée.
why-not-in-employment = Aucun placement ne couvre le { $date }.
why-with-employer = Séance du { $date } avec l’employeur.
why-tripartite = Séance du { $date } à trois.
why-with-trainee = Séance du { $date } avec la personne accompagnée, sans l’employeur.
why-with-third-party = Séance du { $date } avec un tiers, sans l’employeur.
why-employer-active = Au moins une personne y est en placement dans la période, dès le { $date }. Nombre de placements : { $count }.
why-ended-before-due = Placement fini le { $date }, avant la date du jalon, le { $due }.
why-answered-in-time = Réponse du { $date }, à 15 jours près de la date du jalon, le { $due }.
why-answered-outside = Réponse du { $date }. Elle était attendue entre le { $from } et le { $to }.
why-not-answered = Aucune réponse pour le { $due }. La limite était le { $limit }.
why-not-ordinary = Stage, essai ou contrat d’insertion.
why-died = Décès le { $date }, au plus tard à l’échéance du { $anchor }.
why-confirmed-in-work = En poste le { $anchor }, selon la réponse du { $date }.
why-other-placement = En emploi le { $anchor } grâce à un autre placement, { $ref }.
why-ended = Placement fini le { $date }. L’échéance était le { $anchor }.
why-answered-left = La personne n’était plus en poste pour l’échéance du { $anchor }, selon la réponse du { $date }.
why-unknown = Situation inconnue le { $anchor }. Aucune réponse entre le { $from } et le { $to }.

## Mots

counts-numerator = Oui, compté
counts-denominator = Non
counts-unknown = Inconnu, compté comme un non
counts-excluded = Écarté

figure-status-ok = Calculé
figure-status-not-applicable = Sans objet, aucun cas dans la période
figure-status-not-computable = Pas encore calculable dans cette version

unit-percent = pourcentage
unit-count = nombre
direction-up = Plus haut, c’est mieux
direction-down = Plus bas, c’est mieux

fact-path = parcours
fact-session = séances
fact-placement = placements
fact-check = situations à l’échéance
fact-milestone = jalons
fact-employer = employeurs

check-status-in = en emploi
check-status-out = sorti de l’emploi
check-status-unknown = inconnue

err-period = Indiquez une fin de période qui ne précède pas son début.
## members
members-title = Équipe
members-none = Personne ne travaille ici pour le moment. Invitez une première personne.
members-gone = Comptes désactivés
members-other-director = Donner d’abord ce rôle à quelqu’un d’autre
member-new = Inviter une personne
member-new-title = Inviter une personne
member-new-hint = Cette adresse servira à se connecter. Nous y envoyons de quoi choisir un mot de passe.
member-invite = Envoyer l’invitation
member-open = Ouvrir sa fiche
member-edit-title = Modifier la fiche de { $name }
member-save = Enregistrer la fiche
member-name = Prénom et nom
member-roles = Rôles
member-roles-hint = Si les rôles changent, cette personne doit se reconnecter.
member-fte = Part d’un temps plein passée à accompagner. Exemple : 0,5
member-fte-of = { $fte } ETP
member-in-post-from = En poste depuis le
member-in-post-to = En poste jusqu’au
member-in-post = En poste du { $from } au { $to }
member-in-post-since = En poste depuis le { $from }
member-in-post-until = En poste jusqu’au { $to }
member-email-hint = L’adresse ne se change pas ici : elle sert à se connecter. Pour une nouvelle adresse, invitez la personne à nouveau, puis désactivez cette fiche.
member-no-email = Pas d’adresse de courriel
member-inactive = Compte désactivé
member-entry = Connexion
member-send-entry = Envoyer un lien de connexion
member-send-entry-what = Un courriel part avec un lien à usage unique. Cette personne y choisit un mot de passe.
member-deactivate = Désactiver le compte
member-deactivate-what = Cette personne ne pourra plus se connecter à cette structure. Ce qu’elle a écrit est conservé. Pensez à indiquer sa fin de poste.
member-leave = Quitter cette structure
member-leave-what = Vous ne travaillez pas ici, ou plus ? Quittez cette structure : vous ne pourrez plus vous y connecter. Ce que vous avez écrit est conservé.
member-reactivate = Réactiver le compte
member-reactivate-what = Cette personne pourra de nouveau se connecter, avec les rôles cochés ci-dessus.
said-member-update = Fiche enregistrée.
said-member-deactivate = Compte désactivé. Cette personne ne peut plus se connecter ici.
said-member-leave = Vous avez quitté la structure. Pour travailler dans une autre, connectez-vous de nouveau.
said-member-reactivate = Compte réactivé.
said-member-send-entry = Le courriel est prêt à partir.
err-fte = Indiquez un temps de travail entre 0 et 1. Exemple : 0,5 pour un mi-temps.
err-last-director = C’est la dernière personne de la direction qui peut se connecter. Il en faut au moins une.
err-member-entries = Trois courriels avec un lien ont déjà été envoyés à cette personne, et ces liens servent encore. Attendez qu’ils soient utilisés ou qu’ils prennent fin.
err-member-inactive = Ce compte est désactivé. Réactivez-le d’abord.
err-member-no-email = Cette personne n’a pas d’adresse de courriel. Ajoutez-la à la colonne « email » du fichier members.csv, puis importez-le.

## employers
employers-title = Employeurs
employers-search = Chercher par nom
employers-none = Aucun employeur pour le moment. Ajoutez le premier.
employers-not-found = Aucun employeur ne porte le nom « { $search } ».
employer-new-title = Ajouter un employeur
employer-edit = Modifier la fiche
employer-edit-title = Modifier l’employeur
employer-save = Enregistrer l’employeur
employer-name = Nom de l’établissement
employer-city = Ville
employer-more = Autres renseignements
employer-country = Pays
employer-siret = SIRET
employer-enterprise-number = Numéro d’entreprise (BCE)
employer-establishment-number = Numéro d’unité d’établissement
employer-naf = Code NAF
employer-size = Taille
employer-contact = Personne à joindre
employer-contact-none = Personne n’est encore indiqué. Ajoutez un nom et un téléphone.
employer-contact-name = Prénom et nom
employer-contact-role = Sa fonction
employer-contact-language = Langue des courriels
employer-last-contact = Dernier contact le { $date }
employer-no-contact-yet = Aucun contact noté pour le moment
employer-hosted = Personnes accueillies
employer-hosted-none = Personne n’a encore été accueilli ici. Une embauche se note depuis l’accompagnement de la personne.
employer-hosted-stay = Du { $from } au { $to }
employer-hosted-since = Depuis le { $from }
employer-hosted-older = Voir les précédentes
employer-record = Renseignements
employer-record-none = Aucun renseignement pour le moment.
said-employer-create = Employeur ajouté.
said-employer-update = Employeur enregistré.
err-siret = Vérifiez ce SIRET : 14 chiffres, sans point. Exemple : 442 107 330 00015.
err-enterprise-number = Vérifiez ce numéro d’entreprise : 10 chiffres, le premier est 0 ou 1. Exemple : 0403.170.701.
err-establishment-number = Vérifiez ce numéro d’unité d’établissement : 10 chiffres, le premier va de 2 à 8. Exemple : 2.100.000.015.
err-siret-elsewhere = Un SIRET est français. Choisissez la France, ou effacez ce numéro.
err-belgian-elsewhere = Ce numéro est belge. Choisissez la Belgique, ou effacez ce numéro.
err-two-countries = Un établissement a un SIRET français ou des numéros belges, pas les deux. Gardez ceux de son pays.
## indicateurs

indicators-title = Indicateurs
indicators-seen = Du { $from } au { $to }, vu le { $date }.
indicators-period-title = Période
indicators-usual = Périodes courantes
indicators-this-year = Cette année
indicators-last-quarter = Dernier trimestre
indicators-last-year = L’année dernière
indicators-change-period = Choisir d’autres dates
indicators-from = Premier jour
indicators-to = Dernier jour
indicators-as-of = Date d’observation
indicators-as-of-hint = Ce qui s’est passé après cette date n’est pas compté. Sans date, c’est aujourd’hui.
indicators-compute = Calculer les chiffres
indicators-result = Résultat et tendance
indicators-ahead = La date d’observation n’est pas encore passée. Les délais en cours sont comptés comme finis.
indicators-calculation = Calcul
indicators-of-paths = { $numerator ->
    [one] { $numerator } parcours sur { $denominator }
   *[other] { $numerator } parcours sur { $denominator }
}
indicators-of-sessions = { $numerator ->
    [one] { $numerator } séance sur { $denominator }
   *[other] { $numerator } séances sur { $denominator }
}
indicators-of-placements = { $numerator ->
    [one] { $numerator } placement sur { $denominator }
   *[other] { $numerator } placements sur { $denominator }
}
indicators-of-checks = { $numerator ->
    [one] { $numerator } placement sur { $denominator }
   *[other] { $numerator } placements sur { $denominator }
}
indicators-of-milestones = { $numerator ->
    [one] { $numerator } jalon sur { $denominator }
   *[other] { $numerator } jalons sur { $denominator }
}
indicators-count-employers = { $numerator ->
    [one] { $numerator } établissement
   *[other] { $numerator } établissements
}
indicators-year-before = Un an avant
indicators-compared-percent = { $value }, soit { $change } points cette fois
indicators-compared-count = { $value }, soit { $change } cette fois
indicators-unknown-title = On ne sait pas
indicators-unknown = { $count ->
    [one] { $count } situation inconnue
   *[other] { $count } situations inconnues
}
indicators-margin-title = Marge
indicators-margin = de { $low } à { $high }
indicators-small-title = Petit effectif, prudence : marge
indicators-small = Petit effectif, prudence : marge { $margin }
indicators-trend-said = Par trimestre, de { $first } ({ $from }) à { $last } ({ $to }).
indicators-trend-table = Lire la tendance en tableau
indicators-trend-caption = Tendance par trimestre
indicators-trend-quarter = Trimestre
indicators-trend-value = Valeur
indicators-quarter = T{ $number } { $year }
indicators-meaning = Ce que ce chiffre compte
indicators-numerator = Compte
indicators-denominator = Parmi
indicators-exclusions = Écarte
indicators-not-said = Limites
indicators-code = Définition
indicators-code-version = { $code }, version { $version }
indicators-export = Exporter la liste
indicators-cases = { $count ->
    [0] Aucun cas derrière ce chiffre
    [one] Le cas derrière ce chiffre
   *[other] Les { $count } cas derrière ce chiffre
}
indicators-excluded = { $count ->
    [one] et { $count } cas écarté par une règle
   *[other] et { $count } cas écartés par une règle
}
indicators-no-case = Aucun cas dans cette période. Choisissez d’autres dates pour élargir la recherche.
indicators-no-such-case = Aucun cas de cette sorte dans la période.
indicators-filter = Filtrer les cas
indicators-tab-all = Tous
indicators-tab-numerator = Oui
indicators-tab-denominator = Non
indicators-tab-unknown = Inconnus
indicators-tab-excluded = Écartés
indicators-caption = Tel que connu le { $date }. Chaque ligne ouvre la page qui en fait la preuve.
indicators-earlier = Cas précédents
indicators-later = Cas suivants
indicators-column-case = Cas
indicators-column-name = Nom
indicators-column-counts = Compte
indicators-column-because = Raison
indicators-column-code = Indicateur
indicators-column-version = Version
indicators-column-from = Premier jour
indicators-column-to = Dernier jour
indicators-column-as-of = Date d’observation
indicators-column-id = Identifiant
indicators-column-ref = Référence
indicators-column-value = Valeur

## web
err-stale = Quelqu’un a changé cette fiche entre-temps. Vos mots sont gardés. Comparez, puis enregistrez de nouveau.
err-stale-field = À présent : { $now }

## bundles
said-bundle-import = Les fichiers sont importés.

## parcours

case-welcome = Commencer l’accueil
said-case-welcome = L’accueil commence.
case-decline = Ne pas donner suite
case-decline-of = Ne pas donner suite : { $name }
case-decline-reason = Pourquoi
case-decline-hint = La personne peut lire cette raison.
said-case-decline = L’orientation est sans suite.
case-close = Terminer l’accompagnement
case-close-of = Terminer l’accompagnement : { $name }
case-close-reason = Pourquoi il se termine
case-close-bilan = Bilan : ce qui est atteint, et la suite
case-closed-on = Dernier jour de l’accompagnement
said-case-close = Accompagnement terminé.
closing-test = Si l’autonomie est atteinte
closing-test-hint = À remplir seulement pour « Autonomie atteinte ».
closing-objectives-none = Aucun objectif n’est ouvert.
closing-objectives = { $count ->
    [one] { $count } objectif est encore ouvert.
   *[other] { $count } objectifs sont encore ouverts.
}
closing-support = L’entreprise seule a-t-elle apporté le soutien ?
closing-support-hint = { $months ->
    [one] Le responsable et les collègues, depuis { $months } mois.
   *[other] Le responsable et les collègues, depuis { $months } mois.
}
closing-agree = La personne et l’employeur sont-ils d’accord ?
closing-overruled = Sinon, pourquoi terminer quand même ainsi
answer-yes = Oui
answer-no = Non
err-closing-support = { $months ->
    [one] « Autonomie atteinte » demande { $months } mois de soutien par l’entreprise seule.
   *[other] « Autonomie atteinte » demande { $months } mois de soutien par l’entreprise seule.
}
err-closing-agree = « Autonomie atteinte » demande l’accord de la personne et de l’employeur.
err-closing-objectives = { $count ->
    [one] { $count } objectif n’a pas de résultat.
   *[other] { $count } objectifs n’ont pas de résultat.
}
err-closing-overrule = Choisissez une autre raison, ou écrivez pourquoi terminer quand même ainsi.
err-closing-nothing-overruled = Rien n’est à justifier ici : laissez ce champ vide.
err-case-declined = Cette orientation est sans suite. Rien ne peut plus y être ajouté.
err-case-welcomed = L’accueil a déjà commencé.
err-case-under-way = L’accompagnement a commencé. Terminez-le plutôt.
case-hand-over = Passer le relais
case-hand-over-of = Passer le relais : { $name }
case-next-coach = À quel jobcoach
case-hand-over-note = Ce qu’il faut savoir pour continuer
case-hand-over-hint = Les plans et les jalons suivent. Les notes réservées au coach restent à qui les a écrites, et au nouveau jobcoach.
case-no-other-coach = Aucun autre jobcoach ne travaille ici.
said-case-hand-over = Relais passé.
caseload-hand-over = Tout confier
caseload-hand-over-of = Confier tous les accompagnements de { $name }
said-caseload-hand-over = Tous les accompagnements sont confiés.
err-same-coach = C’est déjà ce jobcoach. Choisissez-en un autre.
err-caseload-empty = Ce jobcoach n’a aucun accompagnement ouvert.
course-title = Parcours
nav-steering = Le point
steering-title = Le point
steering-extensions = Prolongations à décider
steering-extensions-none = Aucune demande n’attend.
steering-ended = Plans terminés, bilan à écrire
steering-ended-none = Aucun bilan n’attend.
caseload-title = Personnes par jobcoach
caseload-own = Mes accompagnements
caseload-numbers = Alerte au-delà de { $alert } personnes par temps plein, trop au-delà de { $warning }.
caseload-none = Aucun jobcoach ne travaille ici.
caseload-people = { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}
caseload-per-fte = { $people } pour un temps plein
caseload-warning = Trop de personnes
caseload-alert = Beaucoup de personnes
caseload-unknown = Temps de coaching inconnu
plan-state-draft = brouillon
plan-state-proposed = proposé
plan-state-active = en cours
plan-state-suspended = suspendu
plan-state-ended = terminé
plan-first-end = fin signée : { $date }
plan-propose = Proposer le plan
said-plan-propose = Plan proposé. Il attend les signatures.
err-proposed-already = Ce plan est déjà proposé.
plan-endless = Sans date de fin. À revoir le { $date }.
plan-hint-endless = Ce profil de méthode ne fixe pas de fin : le dernier jour est celui de la prochaine revue.
plan-hint-months = { $months ->
    [one] Un plan dure { $months } mois au plus.
   *[other] Un plan dure { $months } mois au plus.
}
plan-hours-planned = Heures de coaching prévues
plan-bilan = Bilan du plan
plan-bilan-waits = Le plan est terminé, le bilan reste à écrire.
plan-bilan-what = Ce que le plan a apporté
plan-bilan-save = Enregistrer le bilan
plan-bilan-write = Écrire le bilan
said-plan-bilan = Bilan enregistré.
plan-ended-on = terminé le { $date }
plan-objectives-had-none = Ce plan n’avait pas d’objectif.
written-on = Écrit le { $date }
objective-by = Avant le { $date }
objective-horizon = À atteindre avant le
objective-why = Pourquoi (si abandonné)
err-objective-why = Dites pourquoi cet objectif est abandonné.
err-horizon = Choisissez une date du plan, du { $from } au { $to }.
err-plan-ceiling = Tous les plans d’un accompagnement durent { $months } mois au plus : ici jusqu’au { $date }.
hours-title = Heures de coaching
hours-of = { $spent } h faites sur { $planned } h prévues.
hours-spent = { $spent } h faites.
hours-h = { $hours } h
hours-by-month = Heures par mois du plan
hours-fade = Le soutien diminue.
hours-steady = Le soutien reste stable.
hours-grow = Le soutien augmente : il devrait diminuer.
suspension-illness = maladie
suspension-maternity = maternité
suspension-parental = congé parental
suspension-detention = détention
suspension-training = formation
suspension-absence = absence
suspension-other = autre raison
suspension-new = Suspendre
suspension-new-of = Suspendre l’accompagnement : { $name }
suspension-reason = Raison
suspension-reason-hint = Aucun détail de santé ni de justice.
suspension-from-on = Premier jour
suspension-to-on = Dernier jour
suspension-hint = La fin du plan recule d’autant de jours.
suspension-save = Suspendre l’accompagnement
suspension-dates = suspendu du { $from } au { $to }
suspension-end = Reprendre plus tôt
suspension-end-of = Reprendre plus tôt : { $name }
suspension-back-on = Premier jour de reprise
suspension-end-hint = La fin du plan avance d’autant de jours. Le premier jour de la suspension ou avant : elle n’a pas lieu.
said-suspension-agree = Accompagnement suspendu.
said-suspension-end = L’accompagnement reprend.
err-suspension-long = Une suspension dure { $months } mois au plus.
err-suspensions-overlap = Une suspension va déjà du { $from } au { $to }.
err-suspension-later = La suspension finit déjà le { $date }. Choisissez un jour plus tôt.
err-suspension-before = La suspension commence le { $date }. Choisissez ce jour ou un jour suivant.
extension-requested = demandée
extension-granted = accordée
extension-denied = refusée
extension-withdrawn = reprise
decision-granted = accorder
decision-denied = refuser
extension-ask = Prolonger le plan
extension-ask-of = Prolonger le plan de { $name }
extension-or-plan = Prolonger, ou préparer un nouveau plan
extension-plan-ends = Le plan finit le { $date }. Demandez un peu plus de temps, ou :
extension-new-end = Nouvelle fin demandée
extension-hint-months = { $months ->
    [one] { $months } mois de plus au maximum.
   *[other] { $months } mois de plus au maximum.
}
extension-reason = Pourquoi, et pour quoi faire
extension-hours = Heures de coaching prévues d’ici là
extension-hint = La direction ou la personne responsable de la qualité décide. Chaque objectif doit avoir un résultat, et chaque contact prévu être noté.
extension-send = Demander la prolongation
extension-decide = Décider
extension-decide-of = Prolongation pour { $name }
extension-from-to = Du { $from } au { $to }
extension-granted-of = { $granted } accordée sur { $most } possibles.
extension-granted-count = { $granted } accordée jusqu’ici.
extension-decision = Décision
extension-comment = Commentaire
extension-comment-hint = Un refus demande une raison.
extensions-title = Prolongations
extension-until = Jusqu’au { $date }
extension-asked-on = demandée le { $date }
extension-take-back = Reprendre la demande
said-extension-request = Prolongation demandée.
said-extension-decide = Décision enregistrée.
said-extension-withdraw = Demande reprise.
err-extension-endless = Ce plan n’a pas de fin : rien n’est à prolonger.
err-extension-waits = Une demande attend déjà une décision.
err-extension-no-plan = Aucun plan n’est signé.
err-extension-short = Le plan va déjà jusqu’au { $date }. Choisissez une date plus lointaine.
err-extension-long = Une prolongation dure { $months } mois au plus.
err-extensions-many = Un plan est prolongé { $most } fois au plus.
err-denied-why = Dites pourquoi vous refusez.
err-decided-already = Cette demande n’attend plus de décision.
err-logbook-contact = Le contact prévu le { $date } n’est pas noté.
err-logbook-objectives = { $count ->
    [one] { $count } objectif n’a pas de résultat.
   *[other] { $count } objectifs n’ont pas de résultat.
}
pair-skills = compétences et exigences
pair-learning = façon d’apprendre et encadrement
pair-context = entourage et vie au travail
pair-culture = personnalité et culture
pair-wishes = souhaits et conditions
gap-matched = cela va ensemble
gap-objective = la personne apprend
gap-workplace = le poste change
gap-colleagues = les collègues sont accompagnés
gap-open = à voir
matching-title = Personne et poste
matching-lede = Cinq paires. Ce qui va ensemble n’a pas besoin de coach. Un écart demande qui change.
matching-no-employer = Sans employeur pour l’instant
gap-note = Noter
gap-pair = Paire
gap-employer = Employeur
gap-person = Du côté de la personne
gap-work = Du côté du poste
gap-answer = Qui change
gap-what = Quoi, ou qui
gap-hint = Des faits du travail seulement.
gap-person-says = Personne : { $words }
gap-work-says = Poste : { $words }
gap-make-objective = En faire un objectif
said-gap-note = Écart noté.
said-gap-update = Écart modifié.
err-gap-noted = Cette paire est déjà notée.
err-gap-what = Dites ce qui change, ou qui est accompagné.

## besoins des employeurs

rule-group-firms = Employeurs
rule-need-answer-days = Besoin d’un employeur : première réponse donnée en, au plus
need-asked = sans réponse
need-answered = réponse donnée
need-filled = pourvu
need-partly = pourvu en partie
need-withdrawn = retiré par l’employeur
need-unanswered = resté sans réponse
need-answer-proposed = quelqu’un est proposé
need-answer-nobody = personne pour l’instant
need-answer-other-service = un autre service
needs-title = Besoins
needs-which = Quels besoins
needs-open = En cours
needs-closed = Clos
needs-none = Aucun besoin en cours. Un besoin se note sur la page de l’employeur.
needs-closed-none = Aucun besoin clos.
need-new = Noter un besoin
need-new-of = Un besoin de { $name }
need-save = Noter le besoin
need-edit = Modifier le besoin
need-edit-of = Modifier le besoin de { $name }
need-open = Voir le besoin
need-job-title = Poste
need-rome = Code ROME
need-tasks = Ce qu’il y a à faire
need-requirements = Ce qui est demandé
need-weekly-hours = Heures par semaine
need-workplace = Lieu
need-schedule = Jours et horaires
need-people-many = Personnes recherchées
need-people = { $count ->
    [one] { $count } personne recherchée
   *[other] { $count } personnes recherchées
}
need-asked-on = demandé le { $date }
need-asked-on-day = Demandé le
need-wanted-from = à partir du { $date }
need-wanted-from-day = À partir du
need-hint = Des faits du travail seulement. La promesse de réponse court depuis le jour de la demande.
need-post = Le poste
need-post-none = Rien d’autre n’est noté sur ce poste.
need-first-answer = Première réponse
need-no-answer = L’employeur n’a pas encore de réponse.
need-give-answer = Noter la réponse
need-answer-what = Ce qui a été dit
need-answer-on = Dit le
need-answer-note = Précision
need-answer-hint = Seule la première réponse compte pour la promesse. N’écrivez le nom de personne.
need-answer-save = Noter la réponse
need-answered-on = réponse le { $date }
need-close = Clore le besoin
need-outcome = Ce qui en est venu
need-closed-on = Clos le
need-closing-note = Précision
need-close-hint = Embauches notées : { $hired }. Personnes recherchées : { $wanted }.
need-forward = { $count ->
    [one] { $count } personne proposée
   *[other] { $count } personnes proposées
}
need-forward-none = Aucune proposition pour l’instant
need-hired = { $count ->
    [one] { $count } embauche
   *[other] { $count } embauches
}
promise-late = Réponse en retard, promise le { $date } au plus tard
promise-waiting = À répondre le { $date } au plus tard
promise-kept = Réponse le { $date }, promesse tenue (le { $by } au plus tard)
promise-not-kept = Réponse le { $date }, promesse non tenue (le { $by } au plus tard)
promise-never = Sans réponse, promesse non tenue (le { $by } au plus tard)
promise-lapsed = Retiré avant la date promise
said-need-record = Besoin noté.
said-need-update = Besoin modifié.
said-need-answer = Réponse notée.
said-need-close = Besoin clos.
err-need-answered = Ce besoin a déjà sa première réponse.
err-need-closed = Ce besoin est clos.
err-need-first-answer = Notez d’abord la réponse donnée à l’employeur.
err-need-had-answer = L’employeur a eu une réponse : ce besoin n’est pas resté sans réponse.
err-need-hired = Embauches notées : { $hired }, personnes recherchées : { $wanted }. Notez d’abord ce que sont devenues les personnes proposées.
err-need-moved = Quelqu’un d’autre vient de changer ce besoin.
err-day-before = C’est trop tôt. Choisissez le { $date } ou un jour d’après.
err-day-after = C’est trop tard. Choisissez le { $date } ou un jour d’avant.
candidate-put-forward = proposition faite
candidate-met = rencontre faite
candidate-hired = embauche
candidate-firm-declined = refus de l’employeur
candidate-person-declined = refus de la personne
candidates-title = Personnes proposées
candidates-none = Aucune proposition pour l’instant.
candidate-new = Proposer pour un poste
candidate-person = Personne
candidate-need = Poste
candidate-on = Date de la proposition
candidate-no-person = Aucune de vos personnes accompagnées ne peut encore être proposée ici.
candidate-no-need = Aucun besoin d’employeur n’est en cours.
candidate-without-consent = { $name } (accord non noté)
candidate-hint = La personne est d’accord, et son accord est noté sur sa fiche.
candidate-answers = C’est aussi la première réponse à l’employeur.
candidate-consent-record = Noter l’accord sur la fiche
candidate-put-on = proposition du { $date }
candidate-put-by = proposition du { $date }, accompagnement avec { $coach }
candidate-result = Noter la suite
candidate-result-of = La suite pour { $name }
candidate-what = Ce qui s’est passé
candidate-result-on = Le
candidate-reason = Raison (si quelqu’un a refusé)
candidate-placement = Mise en emploi qui en est venue
candidate-result-hint = Une embauche se relie à la mise en emploi, tout de suite ou plus tard.
candidate-result-save = Noter la suite
candidate-job = { $job }, depuis le { $date }
candidate-job-see = Voir la mise en emploi
candidate-job-link = Relier la mise en emploi
said-candidate-put-forward = Personne proposée.
said-candidate-result = Suite notée.
err-candidate-twice = Cette personne est déjà proposée pour ce poste.
err-candidate-consent = Son accord sur l’usage de ses données n’est pas noté.
err-candidate-consent-later = Son accord date du { $date } seulement. Choisissez ce jour ou un jour d’après.
err-candidate-over = La suite est déjà notée.
err-candidate-met = La rencontre est déjà notée.
err-candidate-reason = Dites pourquoi.
err-candidate-job = Cette mise en emploi n’est pas celle de cette personne chez cet employeur.
err-candidate-job-hired = Une mise en emploi vient d’une embauche.
matching-need = Le besoin : { $job }
firm-needs = Besoins et promesses
firm-needs-none = Aucun besoin noté pour l’instant.
firm-needs-older = Besoins d’avant
firm-promises = { $kept ->
    [one] { $kept } promesse tenue sur { $judged }
   *[other] { $kept } promesses tenues sur { $judged }
}
firm-in-post = en poste
firm-exchanges = Échanges
firm-exchanges-none = Aucun échange depuis un an.
firm-exchanges-count = { $count ->
    [one] { $count } échange depuis un an.
   *[other] { $count } échanges depuis un an. Les derniers :
}
present-title = Présenter le service
present-before = Avant d’imprimer
present-phone = Téléphone à appeler
present-cost = Ce que cela coûte
present-language = Langue
present-hint = Rien de ceci n’est gardé. Imprimez ensuite la page avec le navigateur : une feuille A4.
present-show = Préparer la page
present-heading = Un appui pour embaucher, et pour que cela tienne
present-for = Pour { $name }
present-what = Le jobcoaching, c’est quoi ?
present-what-1 = Une personne cherche un travail durable. Une ou un jobcoach l’accompagne vers le poste, puis dans le poste.
present-what-2 = Nous vous accompagnons aussi : vous, la personne et nous travaillons à trois, jusqu’à ce que chacun soit satisfait.
present-get = Ce que vous recevez
present-get-1 = Une personne choisie pour votre poste, jamais une liste.
present-get-2 = Un essai avant d’embaucher, si vous le souhaitez.
present-get-3 = Une seule personne à appeler, qui vient sur place.
present-get-4 = Un suivi pendant les premiers mois, et une aide si un souci arrive.
present-give = Ce que nous vous demandons
present-give-1 = Dire le poste tel qu’il est : tâches, horaires, lieu.
present-give-2 = Accueillir la personne et nommer une tutrice ou un tuteur.
present-give-3 = Un vrai contrat et un vrai salaire.
present-give-4 = Nous dire vite ce qui va et ce qui ne va pas.
present-promise = Notre promesse :
present-promise-days = { $days ->
    [one] vous nous parlez d’un poste, vous avez une réponse en { $days } jour au plus. Même si nous n’avons personne.
   *[other] vous nous parlez d’un poste, vous avez une réponse en { $days } jours au plus. Même si nous n’avons personne.
}
present-price = Ce que cela coûte
present-limits = Jusqu’où
present-limits-1 = L’accompagnement a une fin : votre équipe et la personne continuent seules. Nous parlons du travail, jamais de la vie privée ni de la santé.
present-call = Qui appeler
## suivi dans l’emploi

follow-up-title = Suivi dans l’emploi
follow-up-ahead = à venir
follow-up-due = à faire
follow-up-overdue = en retard
follow-up-unreachable = injoignable
follow-up-over = terminé
follow-up-on = Prochain contact : { $date }
follow-up-due-since = À faire depuis le { $date }
follow-up-late = En retard depuis le { $date }
follow-up-tries = { $count ->
    [one] Injoignable : { $count } essai
   *[other] Injoignable : { $count } essais
}
follow-up-over-said = Le suivi de cet emploi est terminé.
follow-up-calendar = Calendrier des contacts
touch-before-start = avant le premier jour
touch-first-days = premiers jours
touch-month-one = premier mois
touch-months-two-three = mois 2 et 3
touch-before-trial-end = avant la fin de l’essai
touch-months-four-six = mois 4 à 6
touch-bilan = bilan à trois
touch-status = des nouvelles
touch-stuck = cela bloque

## Conventions

agreements-title = Conventions
agreements-lede = Ce que chacun promet, par écrit et librement.
agreements-none = Aucune convention pour l’instant.
agreement-coach-trainee = Convention coach et personne
agreement-coach-employer = Convention coach et employeur
agreement-tripartite = Convention à trois
agreement-state-draft = brouillon
agreement-state-sent = à signer
agreement-state-active = en vigueur
agreement-state-ended = terminée
agreement-state-lapsed = sans suite
party-trainee = la personne
party-employer = l’employeur
party-coach = le coach
signature-waiting = attend une réponse
signature-signed = signé
signature-refused = veut en parler
signature-overtaken = texte changé depuis
say-signed = Je signe
say-refused = Je veux en parler
channel-account = par son compte
channel-link = par son lien
channel-beside = sur le téléphone du coach, à côté de lui
channel-paper = sur papier
agreement-see = Voir
agreement-new = Nouvelle convention
agreement-new-hint = Le texte vient du modèle de la structure. Adaptez-le à { $name } : phrases courtes, une idée à la fois.
agreement-edit = Modifier le texte
agreement-edit-hint = Seules les personnes dont le texte change sont sollicitées à nouveau.
agreement-no-job = Cette convention concerne une mise en emploi en cours : créez-la d’abord.
agreement-placement = Mise en emploi concernée
agreement-common = Texte commun
agreement-for-trainee = Part de la personne
agreement-for-trainee-hint = L’employeur ne lit pas cette part.
agreement-for-employer = Part de l’employeur
agreement-for-employer-hint = La personne ne lit pas cette part.
agreement-for-coach = Part du coach
agreement-for-coach-hint = Tous la lisent.
agreement-save = Enregistrer le texte
agreement-text = Le texte
agreement-words = Qui a dit quoi
agreement-before = Dit avant
agreement-unsaid = n’avait rien dit
agreement-text-then = Le texte d’alors
agreement-not-asked = Pas encore sollicité
agreement-hash = Empreinte du texte montré
agreement-hash-of = Empreinte de ce texte (SHA-256) : { $hash }
agreement-own-part = Ce texte contient votre part et celle du coach. La part de l’autre ne regarde que lui.
agreement-send = Signer et faire signer
agreement-send-again = Relancer
agreement-send-signs = En envoyant, vous signez votre part.
agreement-send-hint = Sans courriel, chacun peut signer à côté de vous ou sur papier.
agreement-send-save = Signer et envoyer
agreement-mail-to = Courriel à { $name } ({ $email })
agreement-mail-none = { $name } n’a pas d’adresse : signature à côté de vous ou sur papier.
agreement-as-read = Ce que lira { $party }
agreement-beside = Signer ici
agreement-beside-for = Tendez le téléphone à { $name }.
agreement-beside-hint = Lisez à voix haute si on vous le demande. Signer est libre.
agreement-back = Revenir à la convention
agreement-paper = Signé sur papier
agreement-paper-on = Date écrite sur le papier
agreement-paper-save = Enregistrer
agreement-scan = Photo ou scan du papier
agreement-scan-hint = JPEG, PNG ou PDF, 6 Mo au plus. Après une erreur, choisissez-le de nouveau.
agreement-scan-open = Voir le papier
agreement-statement = Ce que vous attestez
agreement-statement-hint = Sans photo, dites qui a signé, quand, et où le papier est rangé. Preuve de degré C, au lieu de B.
agreement-statement-of = Le coach atteste : { $words }
agreement-print = Imprimer pour signer
agreement-print-hint = Une feuille par personne : chacun emporte sa part seulement.
agreement-print-sign = { $name }, date et signature :
agreement-print-coach = Le coach, date et signature :
agreement-print-hash = Empreinte du texte (SHA-256) : { $hash }
agreement-end = Mettre fin
agreement-drop = Abandonner
agreement-end-on = Dernier jour
agreement-end-note = Pourquoi
agreement-end-hint = Plus personne n’est sollicité. Ce qui a été dit reste.
agreement-end-save = Enregistrer
agreement-comment = Un mot
agreement-free = Signer est libre. Dire non n’enlève aucun droit.
agreement-sign = Je signe
agreement-talk = Je veux en parler
agreement-party-title = Convention avec { $structure }
agreement-party-question = Lisez, puis choisissez
agreement-you-signed = Vous avez signé le { $date }.
agreement-you-refused = Vous voulez en parler. { $coach } vous appelle. Réponse du { $date }.
agreement-past = Ce texte n’est plus à signer
agreement-past-what = Il a changé ou il n’a plus cours. { $coach } peut vous en dire plus.
agreement-wanted-sent = À envoyer avant le { $date }
agreement-wanted-signed = À faire signer avant le { $date }
agreement-texts-title = Modèles de convention
agreement-texts-lede = Les conventions commencent par ces textes. Celles qui existent ne changent pas.
agreement-text-write = Modifier le modèle
agreement-text-hint = Ces mots entre accolades sont remplacés :
today-agreements = Conventions à signer
today-agreements-waiting = { $count ->
    [one] { $count } convention en attente
   *[other] { $count } conventions en attente
}
said-agreement-draft = Le brouillon est enregistré.
said-agreement-amend = Le texte est modifié.
said-agreement-send = Votre signature est enregistrée.
said-agreement-end = C’est enregistré.
said-agreement-answer = Votre réponse est enregistrée.
said-signature-beside = La réponse est enregistrée.
said-signature-paper = La signature est enregistrée.
said-agreement-text-write = Le modèle est modifié.
mail-agreement-subject = { $structure } : un texte à lire et à signer
mail-agreement-trainee =
    Bonjour { $contact },

    { $coach } vous propose un texte : ce que chacun promet. Lisez-le tranquillement. Vous pouvez signer, ou dire que vous voulez en parler. Les deux réponses se valent.

    { $link }

    Il n’y a ni compte ni mot de passe : pour ouvrir la page, vous recevrez un code à cette adresse. Le lien fonctionne { $days } jours. Gardez-le pour vous.

    { $coach }, jobcoach, { $structure }
mail-agreement-employer =
    Bonjour { $contact },

    Voici ce que nous nous promettons pour accueillir { $name }. Vous pouvez signer en ligne, ou dire que vous voulez en parler. Les deux réponses se valent.

    { $link }

    Il n’y a ni compte ni mot de passe : pour ouvrir la page, vous recevrez un code à cette adresse. Le lien fonctionne { $days } jours. Gardez-le pour vous.

    { $coach }, jobcoach, { $structure }
err-agreement-placement = Choisissez la mise en emploi concernée.
err-agreement-over = Cette convention est terminée.
err-agreement-nobody-waits = Chacun a déjà répondu.
err-agreement-no-email = Il n’y a pas d’adresse utilisable : faites signer à côté de vous ou sur papier.
err-agreement-before = C’est avant le début de la convention.
err-agreement-said = Une réponse a déjà été donnée, ou le texte a changé.
err-agreement-coach-signs = Le coach signe en envoyant la convention.
err-paper-asked = C’est avant le { $date }, jour où ce texte a été écrit.
err-paper-statement = Ajoutez une photo, ou dites ce que vous attestez.
err-agreement-name = Entre accolades, « { $name } » n’est pas un mot que l’on sait remplir.
err-scan-kind = Ce n’est ni un JPEG, ni un PNG, ni un PDF.
err-scan-large = Le fichier dépasse { $most } Mo.
err-scan-base64 = Le fichier n’est pas lisible (base64 attendu).
door-agreement = convention
agreement-grade = preuve { $grade }
agreements-see = Voir les conventions
word-from-bundle = repris d’un import

## trouver

found-typo = orthographe proche
found-sound = se prononce de même
found-more = Il y en a d’autres : précisez votre recherche.
search-title = Recherche
search-box = Chercher
search-how = Tapez au moins deux lettres : un nom ou un prénom, un employeur, une ville, un numéro de téléphone, un SIRET. Les accents, l’ordre et une faute de frappe ne comptent pas.
search-count = { $count ->
    [one] { $count } réponse.
   *[other] { $count } réponses.
}
search-own = parmi les vôtres
search-no-trainee = Personne ne porte ce nom ici.
search-no-employer = Aucun employeur de ce nom.
search-notes = Notes de séance
search-no-note = Aucune note ne contient ces mots.
search-reach-own = Cherché dans les 400 dernières séances d’un an au plus, parmi les accompagnements que vous suivez.
search-reach-all = Cherché dans les 400 dernières séances d’un an au plus de la structure, sauf les notes réservées à leur coach.
err-too-short = Au moins { $min } lettres sont nécessaires.
search-label = Chercher une personne, un employeur, une note
err-double = { $name } est peut-être la même fiche : le nom est le même ou presque.
err-double-strong = { $name } est sans doute la même fiche : le nom et une autre indication concordent.
double-look = Voir la fiche
double-title = Déjà connu ?
double-what = Rien n’est encore enregistré. Comparez : si c’est la même fiche, ouvrez-la et complétez-la. Sinon, cochez chaque fiche que vous avez écartée, puis enregistrez.
double-field = Indication
double-typed = Ce que vous avez écrit
double-known = Fiche existante
double-same = identique
double-open = Ouvrir la fiche de { $name } (nouvel onglet)
double-other = Ce n’est pas la même fiche que { $name }
double-create = Créer quand même
search-notes-too = Chercher aussi dans les notes de séance

## fusionner

trainee-email = Adresse mail
trainee-phone = Téléphone
merge-title = Fusionner deux fiches
merge-link = Fusionner avec une autre fiche
merge-recent = Une fiche a été fusionnée avec celle-ci : voir ou annuler
merge-choose = Quelle fiche est la même que { $name } ?
merge-search = Chercher l’autre fiche
merge-nobody = Aucune fiche proche de celle-ci.
merge-what = La fiche { $kept } est gardée. Tout ce qui appartient à la fiche { $absorbed } lui revient. Cochez ce qu’elle reprend de l’autre.
merge-kept = Fiche gardée
merge-absorbed = Fiche absorbée
merge-take = Reprendre :
merge-has = Ce qui s’y rattache
merge-cases = { $count ->
    [one] { $count } accompagnement
   *[other] { $count } accompagnements
}
merge-cases-open = { $count ->
    [one] { $count } en cours
   *[other] { $count } en cours
}
merge-placements = { $count ->
    [one] { $count } mise en emploi
   *[other] { $count } mises en emploi
}
merge-candidates = { $count ->
    [one] { $count } candidature
   *[other] { $count } candidatures
}
merge-needs = { $count ->
    [one] { $count } besoin
   *[other] { $count } besoins
}
merge-gaps = { $count ->
    [one] { $count } réponse de la matrice
   *[other] { $count } réponses de la matrice
}
merge-contacts = { $count ->
    [one] { $count } contact
   *[other] { $count } contacts
}
merge-undo-what = Pendant 30 jours, la fusion peut être annulée. Les anciennes adresses mènent à la fiche gardée.
merge-swap = Garder plutôt la fiche { $name }
merge-do = Fusionner les deux fiches
merge-done = Une fiche a été fusionnée avec celle de { $name }, le { $date }.
merge-until = La fusion peut être annulée jusqu’au { $date }.
merge-undo-how = Les deux fiches redeviennent ce qu’elles étaient. Ce qui a été écrit depuis reste dans la fiche gardée.
merge-undo = Annuler la fusion
merge-was-undone = La fusion a été annulée.
merge-too-late = La fusion date de plus de 30 jours : elle ne peut plus être annulée.
merge-see-need = Voir le besoin
merge-see-gap = Retirer celle de la fiche absorbée
merge-see-later = Voir la fusion suivante
err-merge-itself = Une fiche ne fusionne pas avec elle-même : choisissez-en une autre.
err-merge-need = Les deux fiches sont proposées pour le même besoin, et une personne ne l’est qu’une fois. Terminez d’abord l’une des deux candidatures.
err-merge-gap = Un accompagnement répond pour les deux employeurs à la même question de la matrice, qui n’a qu’une réponse. Retirez d’abord l’une des deux.
err-merge-undone = Cette fusion est déjà annulée.
err-merge-late = Cette fusion date de plus de 30 jours : elle ne peut plus être annulée. Créez une nouvelle fiche.
err-merge-later = La fiche gardée a été fusionnée à son tour : annulez d’abord cette fusion-là.
err-merge-taken = Une autre fiche porte désormais l’identifiant ou la référence de la fiche absorbée : la fusion ne peut pas être annulée.
said-trainee-merge = Les deux fiches n’en font plus qu’une.
said-employer-merge = Les deux fiches n’en font plus qu’une.
said-merge-undo = La fusion est annulée : il y a de nouveau deux fiches.
gap-withdraw = Retirer cette réponse
gap-withdraw-title = Retirer une réponse de la matrice
gap-withdraw-what = Cette réponse disparaît de la matrice de { $name }. Le journal garde ce qu’elle disait.
said-gap-withdraw = La réponse est retirée de la matrice.
err-merge-fresh = Cette fusion peut encore être annulée, ou ne retient plus rien.
said-merge-forget = La fusion ne peut plus être annulée.
## courriels que l’on n’a pas demandés

mail-kind-digest = la semaine en chiffres
mail-kind-questions = questions aux entreprises
mail-stop = Ne plus recevoir ces courriels : { $stop }
mails-title = Courriels
mails-open = Choisir mes courriels
mails-choose = Vous choisissez
mails-none = Aucun courriel de cette structure ne part sans que vous l’ayez demandé.
mails-digest-what = Le lundi matin : des nombres et des liens, aucun nom. Rien à dire, pas de courriel.
mails-on = Vous le recevez
mails-off = Vous ne le recevez pas
mails-turn-on = Recevoir
mails-turn-off = Ne plus recevoir
mails-always = Toujours envoyés
mails-always-password = Le lien pour choisir un mot de passe, quand vous ou votre direction le demandez.
mails-always-place = L’annonce que vous faites partie d’une structure de plus.
mails-of = Les courriels de { $structure }
mails-stop-title = Ne plus recevoir ces courriels ?
mails-stop-questions = { $structure } vous écrit pour savoir si une personne travaille toujours chez vous : deux rappels au plus. Sans courriel, son jobcoach vous appelle.
mails-stop-digest = { $structure } vous envoie le lundi la semaine en chiffres. La même chose reste sur la page « Le point ».
mails-stop = Ne plus recevoir
mails-refused-title = Vous ne recevez plus ces courriels
mails-refused-questions = { $structure } ne vous écrit plus. Le jobcoach de la personne vous appelle quand il faut.
mails-refused-digest = { $structure } ne vous envoie plus la semaine en chiffres.
mails-again = Les recevoir de nouveau
mails-about = Adresse : { $email }. Ce choix vaut pour cette structure seulement.
mails-refuses = Ne veut plus de courriels : appelez.
err-mails-refused = Cette personne ne veut plus de courriels. Appelez, puis notez sa réponse.
err-mail-kind = Ce courriel ne se choisit pas ici.
said-mail-choose = Votre choix est noté.
said-mail-refuse = C’est noté.
said-mail-accept = C’est noté : vous recevrez de nouveau ces courriels.

## à regarder

steering-look = À regarder
steering-ending-last = Plans qui finissent, dernière alerte
steering-ending-second = Plans qui finissent, deuxième alerte
steering-ending-first = Plans qui finissent, première alerte
steering-bilans = Plans terminés sans bilan
steering-follow-ups = Contacts de suivi en retard
steering-questions = Questions aux entreprises sans réponse après les rappels
steering-needs = Besoins d’entreprises sans réponse dans le délai promis
steering-caseloads = Charges de travail au-dessus du repère
steering-stale = Accompagnements sans contact
steering-plan-ends = Fin du plan : { $date }
steering-plan-ended = Plan terminé le { $date }
steering-extension-asked = Demandée le { $date }
steering-question-asked = Demandé le { $date }
steering-need-late = Réponse promise pour le { $date }
steering-caseload = { $count ->
    [one] { $count } personne accompagnée
   *[other] { $count } personnes accompagnées
}
steering-stale-person = Dernier contact avec la personne : { $date }
steering-stale-person-never = Aucun contact avec la personne
steering-stale-firm = Dernier contact avec l’entreprise : { $date }
steering-stale-firm-never = Aucun contact avec l’entreprise
steering-nothing = Rien à regarder ici.
steering-lines = { $count ->
    [one] { $count } ligne
   *[other] { $count } lignes
}
steering-more = Les { $count } premières lignes
steering-number = Repère du profil : { $number }.
digest-subject = { $structure } : la semaine en chiffres
digest-hello = Bonjour. Voici ce qui demande un regard cette semaine à { $structure }. Les noms sont derrière les liens.
err-digest-not-due = Le courriel de la semaine n’est pas à envoyer maintenant.
steering-contact-overdue = Contact prévu le { $date } ({ $side ->
    [employer] avec l’entreprise
   *[other] avec la personne
  })
steering-contact-unreachable = Injoignable depuis le { $date } ({ $side ->
    [employer] entreprise
   *[other] personne
  })
said-digest-send = La semaine en chiffres est partie.

## fins de plan et silences

today-ending-second = Deuxième alerte : la direction la voit aussi.
today-ending-last = Dernière alerte : écrivez le bilan ou demandez une prolongation.
today-stale-title = Sans contact depuis longtemps
today-stale-since = Dernier contact le { $date }, aucun n’est prévu.
today-stale-never = Aucun contact, aucun n’est prévu.

## partager au-delà du travail

whose-trainee = de la personne
whose-employer = de l’entreprise
sharing-kind-note = une note de séance
sharing-kind-objective = un objectif
sharing-kind-adjustment = un aménagement et sa raison
sharing-kind-words = quelques mots
sharing-asked = en attente de réponse
sharing-agreed = d’accord
sharing-declined = refusé
sharing-revoked = accord retiré
sharing-withdrawn = n’est plus demandé
sharing-ended = terminé
sharings-title = Ce qui est partagé
sharings-see = Voir ce qui est partagé
sharings-lede = L’employeur lit les faits du travail. Le reste demande l’accord de la personne, chose par chose. Ce que l’entreprise confie est protégé de même.
sharings-no-job = Il n’y a pas encore d’emploi : personne à qui partager.
sharings-none = Rien n’a été demandé ni partagé.
sharing-title = Un partage
sharing-new = Demander un accord
sharing-new-trainee = Partager avec l’employeur
sharing-new-employer = Partager avec la personne
sharing-new-who = Ces mots sont ceux de { $owner } : c’est à elle ou à lui de dire oui. { $reader } ne les lira qu’ensuite.
sharing-work-facts = Dates, tâches, présence, objectifs convenus, aménagements : ces faits se disent sans accord.
sharing-confidence = Ce que l’entreprise vous a confié ne se montre à la personne qu’avec son accord.
sharing-wording = Les mots exacts
sharing-wording-hint = { $reader } lira ces mots-là, sans rien d’autre. Des faits, pas d’opinion.
sharing-save = Enregistrer ces mots
sharing-begin-with = Partir d’un texte : { $kind }
sharing-take = Prendre ces mots
sharing-for = Ce que lira { $reader }
sharing-owner = demandé à { $name }
sharing-asked-on = { $date }
sharing-words = Les mots exacts que lira { $reader }
sharing-is-read = { $reader } peut lire ces mots en ce moment.
sharing-is-not-read = { $reader } ne lit pas ces mots.
sharing-said = La réponse de { $name }
sharing-said-yes = Oui, le { $date }
sharing-said-no = Non, le { $date }
sharing-beside = Répondre ici, ensemble
sharing-revoke-beside = Retirer l’accord ici, ensemble
sharing-send = Demander par courriel
sharing-send-again = Envoyer le lien pour retirer l’accord
sharing-paper = Accord sur papier
sharing-withdraw = Ne plus demander
sharing-end = Noter le retrait de l’accord
sharing-end-on = Dit le
sharing-end-note = Qui l’a dit, et comment
sharing-end-hint = Dès que vous enregistrez, plus personne ne lit ces mots.
sharing-end-save = Enregistrer
sharing-no-email = { $name } n’a pas d’adresse utilisable : demandez de vive voix ou sur papier.
sharing-back = Retour au partage
sharing-open = Voir ce partage
consent-question = Ces mots peuvent-ils être lus par { $reader } ?
consent-exactly = C’est exactement ce que lira { $reader }. Rien de plus.
consent-comment = Voulez-vous ajouter un mot ?
consent-comment-hint = { $coach } et sa structure lisent ce mot. Personne d’autre.
consent-agree = Oui, { $reader } peut lire
consent-agree-then = Vous pourrez changer d’avis à tout moment.
consent-decline = Non
consent-decline-then = { $reader } ne lira rien. Dire non n’enlève aucun droit.
consent-beside-hint = Lisez à voix haute si on vous le demande. Oui et non se valent.
consent-agreed-title = { $reader } peut lire ces mots.
consent-agreed-on = Vous avez dit oui le { $date }.
consent-revoke-hint = Si vous retirez votre accord, { $reader } ne les lit plus, tout de suite.
consent-revoke = Je retire mon accord
consent-declined-what = Vous avez dit non. { $reader } ne lira rien.
consent-revoked-title = C’est retiré.
consent-revoked-what = Depuis le { $date }, { $reader } ne lit plus ces mots.
consent-past = Il n’y a plus rien à lire ici.
consent-past-what = Une question ? { $coach } vous répond.
shared-title-employer = Ce que { $name } vous laisse lire
shared-title-trainee = Ce qu’on vous laisse lire
shared-nothing = Rien n’est partagé en ce moment.
shared-since = Avec son accord depuis le { $date }
shared-asked = Pas encore d’accord : personne ne lit ceci.
shared-keep = Gardez ces mots pour vous. Un accord peut être retiré à tout moment.
shared-ask-coach = Une question ? { $coach } vous répond.
shared-send = Envoyer le lien à { $reader }
shared-shut = Fermer ce lien
as-employer = Ce que voit l’employeur
as-person = Ce que voit la personne
as-read = Ce que voit { $reader }
as-read-back = Retour à tout ce qui est visible
as-read-what = Voici la page de { $reader }, telle quelle. Rien ne part d’ici.
as-read-asked = Ce qui attend un accord est montré en plus, avec une marque.
reaches-lede = Tout ce que { $reader } peut ouvrir en ce moment au sujet de { $person }, avec les mêmes pages.
reaches-shared = Au-delà des faits du travail
reaches-read = { $count ->
    [one] { $count } texte partagé.
   *[other] { $count } textes partagés.
}
reaches-asked = { $count ->
    [one] { $count } autre s’y ajouterait avec un accord.
   *[other] { $count } autres s’y ajouteraient avec un accord.
}
reaches-door-open = Un lien envoyé mène à cette page.
reaches-door-none = Aucun lien n’y mène pour l’instant.
reaches-see = Voir la page
reaches-see-asked = Voir ce qui s’ajouterait
reaches-faces = Les liens envoyés
reaches-none = Aucun lien n’a été envoyé.
reaches-mails = Les courriels
reaches-no-mail = Aucun courriel n’est parti.
reaches-more = Aucune note de séance, aucun objectif personnel, aucune case de la grille ne se trouve derrière ces liens sans un accord daté.
reaches-open = ouvert
reaches-expired = expiré
reaches-settled = répondu
reaches-withdrawn = fermé
door-consent = demande d’accord
door-shared-with-employer = ce qui est partagé avec l’employeur
door-shared-with-trainee = ce qui est partagé avec la personne
session-audience-hint = Aucun lien envoyé ne montre une note. « Employeur aussi » permet d’en proposer les mots à la personne : l’employeur ne les lit qu’avec son accord.
said-sharing-ask = Les mots sont enregistrés. Rien n’est encore visible.
said-sharing-send = Le lien est envoyé.
said-sharing-end = C’est enregistré : plus personne ne lit ces mots.
said-sharing-beside = La réponse est enregistrée.
said-sharing-paper = L’accord est enregistré.
said-sharing-answer = Votre réponse est enregistrée.
said-shared-send = Le lien est envoyé.
said-shared-shut = Le lien est fermé.
mail-sharing-subject = { $structure } : quelques mots à relire
mail-shared-subject = { $structure } : un texte à lire
err-sharing-over = Cet emploi ou cet accompagnement est terminé : plus rien ne se partage.
err-sharing-known = Ces mots ont déjà été demandés, ou refusés. Écrivez-en d’autres.
err-sharing-one = Partez d’un seul texte à la fois.
err-sharing-source = Ce texte n’est pas de cet accompagnement.
err-sharing-audience = Cette note n’a pas été écrite pour cette personne. Écrivez d’autres mots.
err-sharing-said = Il n’y a plus rien à dire sur ce partage.
err-sharing-before = C’est avant la demande ou la réponse.
mail-sharing-body =
    Bonjour { $contact },

    { $coach } aimerait partager quelques mots qui sont à vous. Relisez-les : rien n’est partagé sans votre accord. Oui et non se valent, et vous pourrez changer d’avis avec ce même lien.

    { $link }

    Il n’y a ni compte ni mot de passe : pour ouvrir la page, vous recevrez un code à cette adresse. Vous avez { $days } jours pour répondre. Gardez ce lien pour vous.

    { $coach }, jobcoach, { $structure }
mail-shared-employer =
    Bonjour { $contact },

    { $name } vous laisse lire quelque chose. Le voici, dans les mots qui ont été choisis.

    { $link }

    Il n’y a ni compte ni mot de passe : pour ouvrir la page, vous recevrez un code à cette adresse. Le lien fonctionne { $days } jours, pour vous seulement : gardez-le pour vous.

    { $coach }, jobcoach, { $structure }
mail-shared-trainee =
    Bonjour { $contact },

    On vous laisse lire quelque chose. Le voici.

    { $link }

    Il n’y a ni compte ni mot de passe : pour ouvrir la page, vous recevrez un code à cette adresse. Le lien fonctionne { $days } jours. Gardez-le pour vous.

    { $coach }, jobcoach, { $structure }
consent-keep = Je laisse comme c’est
## transferts

transfers-title = Transferts
transfers-lede = Un accompagnement peut continuer dans une autre structure du réseau, si la personne le veut.
transfers-open = Proposés par nous
transfers-over = Terminés
transfers-see = Voir les transferts
arrivals-waiting = Proposés à nous
arrivals-none = Personne ne nous propose d’accompagnement.
arrival-from = De { $structure }
arrival-until = à répondre jusqu’au { $date }
arrival-nobody = Transfert sans suite
arrival-case = Voir l’accompagnement
arrival-accept = Prendre l’accompagnement
arrival-refuse = Refuser le transfert
arrival-accept-what = La personne et son accompagnement sont créés ici, à la date d’aujourd’hui. L’autre structure clôt le sien.
arrival-alike = Déjà connue ici ?
arrival-alike-hint = Ces fiches se ressemblent. Dites si c’est la même personne. Ce qui est écrit dans votre fiche reste.
arrival-same = C’est la même personne que
arrival-new-person = Aucune : créer une fiche
arrival-refuse-hint = { $structure } lit cette raison. Tout ce qui a été envoyé est effacé ici.
arrival-consent = La personne a dit oui le { $date }.
arrival-received = reçu
arrival-accepted = accepté
arrival-refused = refusé
arrival-withdrawn = retiré
arrival-expired = sans réponse à temps
transfer-waiting = attend l’accord de la personne
transfer-declined = la personne a dit non
transfer-agreed = la personne a dit oui, à envoyer
transfer-sent = envoyé
transfer-recalled = retrait demandé
transfer-withdrawn = retiré
transfer-accepted = accepté
transfer-refused = refusé
transfer-expired = sans réponse à temps
transfer-say-yes = Oui
transfer-say-no = Non
transfer-part-always = Identité et coordonnées
transfer-part-profile = Niveau d’études, critères et freins
transfer-part-plan = Plan en cours et ses objectifs
transfer-part-sessions = Séances, avec les notes que la personne ou l’employeur peut lire
transfer-part-notes = Notes lues par toute l’équipe
transfer-part-placements = Emplois, étapes et employeurs
transfer-part-matching = Rapprochement personne et poste
transfer-new-title = Proposer un transfert
transfer-new-of = Transférer l’accompagnement de { $name }
transfer-new-what = Rien ne part maintenant. La personne donne d’abord son accord, puis vous relisez tout avant l’envoi.
transfer-new-save = Préparer le transfert
transfer-no-receiver = Aucune autre structure de votre réseau ne reçoit d’accompagnements pour l’instant. Sa direction l’ouvre dans « Transferts ».
transfer-receiver = Structure qui reçoit
transfer-parts = Ce qui est envoyé
transfer-parts-hint = Identité et coordonnées partent toujours. Les notes pour le coach seul ne partent jamais.
transfer-message = Message à l’autre structure
transfer-message-hint = La personne le lit aussi.
transfer-bilan-hint = Votre accompagnement sera clos avec ce bilan quand l’autre structure aura accepté. Il reste chez vous.
transfer-of = Transfert de { $name }
transfer-to = Vers { $structure }
transfer-see = Voir le transfert
transfer-word-of = L’accord de { $name }
transfer-word-none = Pas encore de réponse.
transfer-asked-words = Le texte exact
transfer-ask = Demander par courriel
transfer-paper = Accord sur papier
transfer-question = Êtes-vous d’accord ?
transfer-i-agree = Je suis d’accord
transfer-i-refuse = Je ne suis pas d’accord
transfer-send = Envoyer
transfer-send-of = Envoyer à { $structure } : { $name }
transfer-send-what = Voici exactement ce qui sera lu là-bas. Rien d’autre ne part.
transfer-read-there = Ce qui serait lu là-bas
transfer-drop = Abandonner ce transfert
transfer-recall = Retirer ce transfert
transfer-leaving = L’envoi part dans un instant.
transfer-delivered = Arrivé à { $structure }.
transfer-until = Réponse possible jusqu’au { $date }.
transfer-recalling = Le retrait est demandé. Si l’autre structure a déjà répondu, sa réponse compte.
transfer-accepted-what = L’accompagnement continue là-bas. Ici, il est clos avec votre bilan.
transfer-reason = Raison du refus
transfer-hash = Empreinte de l’envoi : { $hash }
transfer-past = Cette question n’est plus posée
transfer-door-title = { $structure } : votre accord
transfer-you-agreed = Vous avez dit oui le { $date }.
transfer-you-refused = Vous avez dit non le { $date }. { $coach } en parle avec vous.
transfer-asked = { $sender } demande votre accord, { $person }. Votre accompagnement peut continuer à { $receiver }. Voici ce qui serait envoyé :
transfer-asked-always = – Votre nom, votre date de naissance et vos coordonnées
transfer-asked-no-notes = Les notes de l’équipe ne partent pas.
transfer-asked-never = Les notes du coach pour lui seul ne partent jamais. Rien d’autre n’est envoyé.
transfer-asked-message = Avec ce message : « { $message } »
transfer-asked-then = Si { $receiver } accepte, un coach de { $receiver } vous accompagne, et { $sender } garde le passé.
transfer-asked-free = Vous êtes libre de dire non : rien ne change alors à { $sender }. Sans réponse en { $days } jours, tout est effacé là-bas.
receives-title = Recevoir des accompagnements
receives-yes = Les structures de votre réseau voient votre nom et peuvent vous proposer un accompagnement.
receives-no = Votre structure n’apparaît pas chez les autres : personne ne peut vous proposer d’accompagnement.
receives-start = Recevoir des accompagnements
receives-stop = Ne plus en recevoir
mail-transfer-subject = { $structure } : une question pour vous
mail-transfer =
    Bonjour { $name },

    votre accompagnement pourrait continuer ailleurs. Voici ce qui serait envoyé. Dites oui ou non :

    { $link }

    Cette adresse est à vous et s’ouvre pendant { $days } jours.

    { $coach }, { $structure }
err-transfer-open = Un transfert est déjà en cours pour cet accompagnement.
err-transfer-receiver = Choisissez une structure de votre réseau qui reçoit des accompagnements.
err-transfer-notes = Les notes de l’équipe partent avec les séances : cochez aussi les séances.
err-transfer-consent = La personne n’a pas encore dit oui. Sans son accord, rien ne part.
err-transfer-changed = L’accompagnement a changé pendant que vous lisiez. Relisez ce qui serait envoyé, puis envoyez.
err-transfer-past = Ce transfert n’en est plus là.
err-transfer-said = La réponse de la personne est déjà notée.
err-transfer-no-email = Cette personne n’a pas d’adresse. Demandez-lui sur votre téléphone ou sur papier.
err-transfer-answered = Ce transfert a déjà sa réponse, ou l’autre structure l’a retiré.
err-transfer-late = Le délai de réponse est passé. L’autre structure peut proposer de nouveau.
err-transfer-time = Le délai de réponse n’est pas passé.
err-transfer-broken = Ce qui est arrivé ne peut pas être lu. Demandez à l’autre structure de proposer de nouveau.
said-transfer-propose = Transfert préparé. Demandez maintenant l’accord de la personne.
said-transfer-beside = La réponse est notée.
said-transfer-paper = L’accord sur papier est noté.
said-transfer-ask = La question part par courriel.
said-transfer-send = Envoyé. L’autre structure peut lire et répondre.
said-transfer-withdraw = Le transfert est retiré, ou son retrait est demandé.
said-transfer-receive = C’est noté.
said-arrival-accept = L’accompagnement continue ici.
said-arrival-refuse = Le transfert est refusé. L’autre structure lit votre raison.
transfer-name = Nom
said-transfer-answer = Votre réponse est enregistrée.
trainees-proposed = { $count ->
    [one] Une autre structure vous propose { $count } accompagnement.
   *[other] D’autres structures vous proposent { $count } accompagnements.
}
door-transfer = accord pour un transfert
said-arrival-expire = Le délai de réponse est passé.
said-arrival-recall = Le transfert est retiré.
said-arrival-take = Un transfert est arrivé.
said-transfer-deliver = Le transfert est arrivé.
said-transfer-settle = La réponse est notée.
transfer-beside = Demander ici, ensemble

## Jalons contredits et feuilles

milestone-contradicted = Les avis se contredisent
milestone-clear = Éclaircir
milestone-clear-title = Éclaircir un désaccord
milestone-clear-hint = Parlez avec les deux. Rien de ce qui a été dit n’est effacé : vous notez ce qu’il en est.
milestone-clear-note = Ce qu’il en est, et qui vous l’a dit
milestone-clear-save = Enregistrer
milestone-cleared = Éclairci le { $date } :
said-milestone-clear-up = Le désaccord est éclairci.
err-not-contradicted = Personne ne se contredit sur ce jalon : un nouvel avis est arrivé depuis.
answer-by-sheet = par la feuille remise
link-handed = Feuille à code remise le { $date }.
milestone-hand = Préparer une feuille à code
milestone-hand-hint = Sans courriel : l’employeur scanne le code sur votre écran ou sur papier, ou coche et signe. Sa réponse vaut une preuve vue.
said-milestone-hand = La feuille est prête.
sheet-title = Question à l’employeur
sheet-hint = Montrez cette page à l’employeur, ou imprimez-la. Le code répond jusqu’au { $date }.
sheet-back = Noter la feuille signée
sheet-code = Code à scanner pour répondre
sheet-scan = Scannez pour répondre
sheet-tick = Ou cochez et signez
sheet-until = Jusqu’au { $date }
sheet-left = Non, le contrat est terminé le ………………
sheet-name = Nom
sheet-date = Date
sheet-signature = Signature
milestone-scan = Photo du document
err-scan-grade = Une photo accompagne un document vu. Choisissez « Document vu », ou retirez la photo.
shared-title = Ce que { $structure } vous confie

## Les codes des adresses envoyées

code-title = { $structure } : page protégée
code-heading = Cette page est protégée
code-what = Nous envoyons un code à six chiffres à { $mailbox }.
code-send = Recevoir le code
code-sent = Un code est parti à { $time } vers { $mailbox }.
code-field = Code à six chiffres
code-until = Il sert jusqu’à { $time }.
code-open = Ouvrir la page
code-again = Recevoir un autre code
code-wrong = { $count ->
    [one] Ce n’est pas le bon code. Il reste un essai.
   *[other] Ce n’est pas le bon code. Il reste { $count } essais.
}
code-late = Le code n’a pas été tapé à temps. Demandez-en un autre.
code-void = Trop d’essais faux : ce code ne sert plus. Demandez-en un autre.
code-past-what = Une question ? { $coach } vous répond.
code-help = Rien reçu ? Regardez dans le courrier indésirable, ou appelez { $coach }.
code-once = Le code sert une fois. La page reste ensuite ouverte { $minutes } minutes sur cet appareil.
err-code-shape = Le code a six chiffres.
err-code-over = Ce code ne sert plus. Demandez-en un autre.
err-code-wanted = La page s’est refermée. Demandez un code : ce que vous avez écrit est gardé.
err-code-open = Cette page est déjà ouverte.
err-code-later = Plusieurs codes sont déjà partis. Vous pourrez en demander un autre à { $time }. D’ici là, appelez { $coach }.
err-code-tomorrow = Plusieurs codes sont déjà partis. Vous pourrez en demander un autre demain à { $time }. D’ici là, appelez { $coach }.
said-door-send-code = Le code part par courriel.
said-door-try-code = La page est ouverte sur cet appareil.
mail-code-subject = { $structure } : votre code
mail-code-body =
    Bonjour { $contact },

    Voici le code que vous avez demandé sur la page de { $structure } :

    { $code }

    Il sert une fois, jusqu’à { $time }.

    Vous n’avez rien demandé ? Quelqu’un d’autre a peut-être le lien de cette page. Ne donnez ce code à personne, et dites-le à { $coach }.

## Les repères de la méthode

marks-title = Repères de la méthode dépassés
mark-intake = L’accueil devait aboutir au plus tard le { $date } : écrire un plan, ou dire que rien n’est possible.
mark-no-firm = Un premier contact avec un employeur était à prendre au plus tard le { $date }.
mark-employer-unsigned = L’employeur devait signer ce plan au plus tard le { $date }.

## Coaching et emploi

shares-title = Pendant l’emploi
shares-hours = { $coaching } h de coaching pour { $contract } h de contrat.
shares-hours-share = Soit { $share } pour cent heures.
shares-hours-unknown = Un emploi n’indique pas ses heures par semaine : on ne peut pas comparer.
shares-hours-above = Plus que la part prévue : l’entreprise ne prend peut-être pas le relais.
shares-hours-grow = Plus que pendant le plan d’avant : le soutien devrait diminuer.
shares-firm = Contacts qui touchent l’employeur : { $with } sur { $contacts }.
shares-firm-below = Trop peu de contacts touchent l’employeur.

## Transferts sur la journée

today-transfer-agreed = La personne a dit oui : il reste à envoyer.
today-transfer-refused = L’autre structure a refusé. Elle dit pourquoi.
steering-arrivals = Accompagnements proposés par d’autres structures
steering-arrival = À répondre
steering-arrival-until = À répondre avant le { $date }
err-case-on-its-way = Cet accompagnement est proposé à une autre structure. Retirez d’abord la proposition.
## Nouvelles des deux côtés

going-well = Ça va bien
going-difficulty = Il y a une difficulté
going-stuck = Ça bloque
pulse-title = Nouvelles des deux côtés
pulse-lede = Deux questions par courriel : comment ça va au travail, et s’il faut appeler. Ni la personne ni l’employeur ne lit la réponse de l’autre.
pulse-ask-trainee = Demander à la personne
pulse-ask-employer = Demander à l’employeur
pulse-asked = Demandé à { $name } le { $date }.
pulse-answered = Réponse de { $name } le { $date }
pulse-expired = Sans réponse.
pulse-withdrawn = Retiré, sans réponse.
pulse-said-call = Souhaite un appel
pulse-said-no-call = Pas besoin d’un appel
pulse-going-trainee = Comment ça va au travail ?
pulse-going-employer = Comment ça va au travail avec { $name } ?
pulse-call-question = Voulez-vous que { $coach } vous appelle ?
pulse-call-yes = Oui, appelez-moi
pulse-call-no = Non, pas besoin
pulse-call-then = { $coach } vous rappelle
pulse-chosen = Votre réponse
pulse-free = Un appui par question suffit. Vous pouvez ne répondre qu’à une, ou à aucune.
pulse-kept = C’est noté, merci. Vous pouvez changer vos réponses jusqu’au { $date }.
pulse-over-what = Vous n’avez rien à faire. Pour parler de votre travail, { $coach } vous répond.
pulse-withdrawn-title = Ces questions ne sont plus posées
pulse-readers-trainee = Vos réponses sont lues par { $coach }, jobcoach, et par l’équipe qui vous accompagne. Votre employeur ne les lit pas.
pulse-readers-employer = Vos réponses sont lues par { $coach }, jobcoach, et par son équipe. La personne que vous employez ne les lit pas.
pulse-add-email = Ajouter une adresse
door-pulse = comment ça va au travail
touch-called = demandé dans sa réponse
rule-contact-called-days = Contact après une réponse « ça bloque » ou « appelez-moi », au plus tard après
rule-contact-difficulty-days = Contact après une réponse « il y a une difficulté », au plus tard après
err-pulse-early = Cet emploi n’a pas commencé : il n’y a pas encore de nouvelles à demander.
err-pulse-over = Cet emploi est terminé : on ne demande plus de nouvelles.
err-pulse-open = Les questions sont déjà posées de ce côté, et attendent une réponse. Retirez-les pour en poser d’autres.
err-pulse-no-email = Personne à qui écrire de ce côté : il manque une adresse.
err-pulse-nothing = Choisissez une des réponses.
said-pulse-ask = Les deux questions sont parties.
said-pulse-answer = C’est noté, merci.
said-pulse-withdraw = Les questions sont retirées.
mail-pulse-subject = { $structure } : deux questions sur le travail
mail-pulse-trainee =
    Bonjour { $contact },

    Comment ça va au travail ? Deux questions, un appui chacune. Votre employeur ne lit pas vos réponses.

    { $link }

    Le lien attend votre réponse pendant 14 jours. Vous êtes libre de ne pas répondre.

    { $coach }, { $structure }
mail-pulse-employer =
    Bonjour { $contact },

    Comment ça va au travail avec { $name } ? Deux questions, un appui chacune, sans compte.

    { $link }

    Le lien attend votre réponse pendant 14 jours. Vous êtes libre de ne pas répondre.

    { $coach }, { $structure }
follow-up-by = À contacter au plus tard le { $date }
## Les grilles de compétences

frameworks-title = Grilles d’évaluation
frameworks-lede = Une grille dit ce que l’on regarde et avec quels mots. Une version publiée ne change plus : ce qui a été évalué garde ses mots.
frameworks-own = Les grilles de la structure
frameworks-own-none = Aucune grille à vous pour l’instant. Vous pouvez partir d’une grille fournie.
frameworks-ships = Les grilles fournies
framework-facts = { $count ->
    [one] version { $number }, { $count } compétence
   *[other] version { $number }, { $count } compétences
}
framework-version = Version { $number }
framework-versions = Les autres versions
framework-since = publiée le { $date }
framework-shipped = fournie avec Jalon
framework-draft = brouillon
framework-draft-of = Brouillon de la version { $number }
framework-draft-what = C’est un brouillon : personne n’est évalué avec. Une fois publiée, la grille ne change plus.
framework-publish = Publier la grille
framework-discard = Jeter le brouillon
framework-next = Préparer la version suivante
framework-copy = Partir de cette grille
framework-copy-what = Une grille à vous, qui dit au départ la même chose que « { $name } ». Vous la changez ensuite comme vous voulez.
framework-new = Nouvelle grille
framework-start = Commencer le brouillon
framework-edit = Changer le nom et les niveaux
framework-name = Nom de la grille
framework-code = Code
framework-code-hint = Un mot court, de préférence sans espace : les fichiers et les autres logiciels appellent la grille ainsi.
framework-about = À quoi elle sert
framework-dimension = Ce que mesurent les niveaux
framework-levels = Les niveaux
framework-levels-hint = Du plus bas au plus haut, de deux à sept. Laissez vides les lignes en trop.
framework-level = Niveau { $number }
framework-not-assessed = Chacun peut toujours répondre « non évalué ».
framework-items = Les compétences
framework-items-none = Aucune compétence pour l’instant.
framework-item-new = Ajouter une compétence
framework-item-edit = Changer une compétence
framework-item-remove = Retirer
framework-item-label = La compétence, en quelques mots
framework-item-help = Une phrase qui l’explique
framework-item-domain = Domaine
framework-item-code = Code de la compétence
framework-item-code-hint = Différent des autres codes de la grille. Les évaluations la retrouvent par ce code d’une version à l’autre.
framework-item-place = Place dans la liste
framework-item-rome = Code ROME
framework-item-picture = Dessin
framework-import = Lire un fichier
framework-import-what = Un tableau au format CSV, une ligne par compétence. Chaque grille devient un brouillon à relire.
framework-import-columns = Colonnes possibles : { $columns }. Il faut au moins code, name, item et label. Dans levels, une barre verticale sépare les niveaux.
framework-import-file = Le fichier
framework-import-text = Ou le texte du tableau
framework-import-do = Lire les grilles
framework-kind-skills = compétences
framework-kind-autonomy = autonomie
framework-kind-capacity = capacité de l’employeur
dimension-mastery = la maîtrise
dimension-frequency = la fréquence
dimension-performance = le résultat
dimension-autonomy = l’autonomie
step-0 = pas encore
step-1 = avec aide
step-2 = en autonomie
step-3 = peut le montrer
picture-tasks = tâches
picture-time = montre
picture-talk = parler
picture-listen = écouter
picture-team = équipe
picture-alert = attention
picture-scale = balance
picture-door = porte
picture-tutor = montrer
picture-read = lire
picture-tools = outils
picture-handshake = se serrer la main
picture-plan = liste
picture-clean = balai
picture-safety = protection
picture-laundry = linge
picture-meal = repas
picture-lock = cadenas
picture-care = main
picture-move = mouvement
picture-note = crayon
picture-count = calcul
picture-check = loupe
said-framework-start = Brouillon commencé.
said-framework-copy = Brouillon commencé.
said-framework-import = Fichier lu : relisez les brouillons.
said-framework-update = Brouillon enregistré.
said-framework-put-item = Compétence enregistrée.
said-framework-remove-item = Compétence retirée.
said-framework-publish = Grille publiée.
said-framework-discard = Brouillon jeté.
framework-edit-way = Compléter le brouillon
framework-next-way = Préparer la version suivante
framework-see = Voir cette grille
framework-draft-way = Reprendre ce brouillon
err-framework-published = Cette version est publiée : elle ne change plus.
err-framework-code-needed = Donnez un code à votre grille.
err-framework-code-ships = « { $code } » est le code d’une grille fournie. Choisissez-en un autre.
err-framework-code-used = « { $code } » est déjà le code d’une de vos grilles.
err-framework-draft = « { $code } » a déjà un brouillon. Finissez-le, ou jetez-le.
err-grid-items = La grille n’a aucune compétence. Ajoutez-en une.
err-grid-items-most = Une grille a au plus { $most } compétences.
err-grid-twice = Deux compétences ont le code « { $item } ». Donnez un autre code à l’une des deux.
err-grid-no-item = Cette grille n’a pas de compétence « { $item } ».
err-grid-levels = Donnez de deux à { $most } niveaux.
err-grid-levels-same = Deux niveaux disent « { $level } » : personne ne pourrait les distinguer.
err-sheet-needed = Choisissez un fichier, ou collez son texte : l’un des deux.
err-sheet-utf8 = Le fichier n’est pas en UTF-8. Enregistrez-le en « CSV UTF-8 ».
err-sheet-empty = Le fichier ne contient aucune compétence.
err-sheet-column-unknown = Ligne { $line } : la colonne « { $column } » est inconnue. La plus proche : { $closest }.
err-sheet-column-missing = Ligne { $line } : il manque la colonne « { $column } ».
err-sheet-cells = Ligne { $line } : { $read } cases, au lieu de { $expected }.
err-sheet-cell-empty = Ligne { $line }, « { $column } » : cette case ne peut pas être vide.
err-sheet-cell = Ligne { $line }, « { $column } » : une seule ligne de { $most } caractères au plus ; nous lisons « { $read } ».
err-sheet-word = Ligne { $line }, « { $column } » : « { $read } » est inconnu. Le plus proche : { $closest }.
err-sheet-max = Ligne { $line }, « { $column } » : un nombre de 1 à 6 ; nous lisons « { $read } ».
err-sheet-twice = Ligne { $line }, « { $column } » : « { $read } » vient deux fois dans cette grille.
err-sheet-differs = Ligne { $line }, « { $column } » : dit autre chose que la ligne { $first } de la même grille.
err-sheet-many = Ligne { $line } : une grille a au plus { $most } compétences.
err-sheet-levels = Ligne { $line }, « { $column } » : de deux à { $most } niveaux, tous différents.
err-sheet-levels-count = Ligne { $line }, « { $column } » : { $read } niveaux, au lieu de { $expected } d’après max_level.
err-sheet-level-empty = Ligne { $line }, « { $column } » : un niveau n’a pas de mots.
err-sheet-level-long = Ligne { $line }, « { $column } » : un niveau a plus de { $most } caractères.

## Les évaluations

assessments-title = Évaluations
assessments-lede = Chacun évalue seul. Ensuite on compare, on en parle, et la personne dit si elle est d’accord.
assessments-none = Aucune évaluation pour l’instant.
assessments-see = Voir les évaluations
assessment-new = Préparer une évaluation
assessment-prepare = Préparer
assessment-of = { $name }
assessment-corrects = Cette évaluation corrige une évaluation scellée. Quand elle sera scellée à son tour, elle la remplacera.
assessment-corrects-see = Voir l’évaluation qu’elle corrige
assessment-framework = Grille
assessment-sources = Qui évalue
assessment-sources-hint = Au moins deux, dont un qui n’est pas le coach.
assessment-employer = L’employeur regardé
assessment-employer-hint = Seulement pour la capacité d’un employeur.
assessment-prepared = à expliquer
assessment-open = en cours
assessment-crossed = à discuter
assessment-synthesised = à relire avec la personne
assessment-agreed = d’accord
assessment-contested = contestée
assessment-sealed = scellée
assessment-superseded = remplacée
assessment-dropped = abandonnée
source-self = la personne
source-supervisor = l’encadrant
source-employer = l’employeur
source-client = le client
source-coach = le coach
support-coach = le coach aide
support-colleague = un collègue aide
support-nobody = personne n’aide
support-who = Qui aide ?
verdict-agreed = d’accord
verdict-contested = pas d’accord
not-assessed = non évalué
assessment-on = évaluée le { $date }
assessment-since = préparée le { $date }
assessment-sealed-on = scellée le { $date }
assessment-from-bundle = vient d’un fichier
assessment-rate = Évaluer
assessment-rate-of = { $name }, vu par { $source }.
assessment-keep = Garder pour plus tard
assessment-hand-in = Rendre mon évaluation
assessment-cross = Comparer les regards
assessment-seal = Sceller
assessment-correct = Corriger par une nouvelle évaluation
assessment-now-agrees = La personne est d’accord maintenant
assessment-resynthesise = Récrire la synthèse
assessment-step-explain = Expliquer l’évaluation
assessment-step-synthesise = Écrire la synthèse
assessment-step-say = Ce qu’en dit la personne
assessment-step-drop = Abandonner l’évaluation
assessment-not-explained = Expliquez d’abord à la personne pourquoi et comment. Ensuite chacun pourra évaluer.
assessment-explain-hint = Dites-le avec les mots que vous avez employés : à quoi cela sert, qui évalue, qui lira, et ce que la personne peut dire ensuite.
assessment-purpose-usual = Nous regardons ensemble ce que vous savez faire et ce que vous voulez apprendre. Chacun répond seul. Ensuite nous comparons et nous en parlons. Vous direz si vous êtes d’accord. Vous pouvez refuser.
assessment-explained-day = Expliqué le
assessment-explained-on = expliqué le { $date }
assessment-why = Pourquoi et comment
assessment-synthesis = Synthèse
assessment-synthesis-hint = Ce que vous retenez ensemble, avec des faits. Les regards restent à côté, sans moyenne.
assessment-verdict = La personne est
assessment-comment = Avec ses mots
assessment-said-day = Dit le
assessment-drop-why = Pourquoi
assessment-agreed-on = D’accord, le { $date }
assessment-contested-on = Contestée, le { $date }
assessment-to-discuss = À discuter
assessment-nothing-to-discuss = Les regards sont proches.
assessment-side-by-side = Les regards côte à côte
assessment-before = avant : { $level }
assessment-before-see = Voir l’évaluation du { $date }
assessment-no-mean = Pas de moyenne entre les regards : chacun voit une autre situation.
assessment-eyes = Les regards
assessment-given = { $given } rendus sur { $all }
assessment-blind = Personne ne lit les réponses d’un autre avant la comparaison, pas même le coach.
assessment-blind-own = Répondez seul. Personne ne lit vos réponses avant la comparaison, et vous ne lisez pas celles des autres.
assessment-not-open = On ne peut pas évaluer maintenant.
source-given = rendu le { $date }
source-waits = pas encore rendu
source-you-gave = Vous avez rendu votre évaluation le { $date }. Elle ne change plus.
assessment-see = Voir l’évaluation
trainee-edit-way = Compléter la fiche
said-assessment-prepare = Évaluation préparée.
said-assessment-explain = C’est noté : chacun peut évaluer.
said-assessment-rate = Vos réponses sont gardées.
said-assessment-cross = Les regards sont côte à côte.
said-assessment-synthesise = Synthèse enregistrée.
said-assessment-say = C’est noté.
said-assessment-seal = Évaluation scellée.
said-assessment-drop = Évaluation abandonnée.
err-assessment-draft = Cette grille est un brouillon. Publiez-la d’abord.
err-assessment-not-employer = Cette grille regarde une personne. Laissez l’employeur vide.
err-assessment-employer = Cette grille regarde un employeur. Choisissez lequel.
err-assessment-running = Une évaluation avec cette grille est déjà en cours. Finissez-la d’abord.
err-assessment-corrects-other = Une correction se fait avec la même version de la même grille.
err-assessment-superseded = Cette évaluation est déjà remplacée par une autre.
err-assessment-not-sealed = Seule une évaluation scellée se corrige par une autre.
err-assessment-dropped = Cette évaluation est abandonnée.
err-assessment-sealed = Cette évaluation est scellée : elle ne change plus. Une nouvelle peut la corriger.
err-assessment-explained = L’évaluation est déjà expliquée.
err-assessment-explain-first = Expliquez d’abord l’évaluation à la personne.
err-assessment-crossed = Les regards sont déjà côte à côte : plus personne n’évalue.
err-assessment-cross-first = Comparez d’abord les regards.
err-assessment-synthesise-first = Écrivez d’abord la synthèse.
err-assessment-say-first = Demandez d’abord à la personne si elle est d’accord.
err-assessment-said = La personne a déjà dit ce qu’elle en pense.
err-assessment-early = La synthèse est du { $date }. Choisissez ce jour ou un jour d’après.
err-assessment-explain-early = L’évaluation est préparée depuis le { $date }. Choisissez ce jour ou un jour d’après.
err-sources-two = Choisissez au moins deux regards, dont un qui n’est pas celui du coach.
err-cross-two = Il faut au moins deux regards rendus, dont un qui n’est pas celui du coach. Rendus pour l’instant : { $count }.
err-source-kind = Cette grille ne demande pas ce regard.
err-source-same = Le coach et l’encadrant sont la même personne : ce serait un seul regard.
err-source-given = Cette évaluation est déjà rendue : elle ne change plus.
err-rating = Une réponse s’écrit « compétence:niveau ».
err-rating-item = Cette grille n’a pas « { $item } ».
err-rating-level = Le niveau de « { $item } » va de 0 à { $most }.
err-rating-twice = « { $item } » a deux réponses. Choisissez-en une.
err-rating-missing = { $count ->
    [one] Il reste { $count } compétence sans réponse. « Non évalué » est une réponse.
   *[other] Il reste { $count } compétences sans réponse. « Non évalué » est une réponse.
}
err-contest-comment = Écrivez ce que la personne conteste, avec ses mots.
assessment-level-said = « { $level } »
said-assessment-remind = Rappel envoyé.

## La fin d’un emploi

said-placement-leave = Ce que cet emploi engageait est terminé.
err-job-not-over = Cet emploi n’est pas terminé.

## Un accord de transfert retiré

transfer-revoke = Je retire mon accord
transfer-revoke-hint = Rien n’est encore envoyé : vous pouvez changer d’avis.

## Jours de formation
training-title = Jours de formation
training-new = Noter un jour
training-edit = Corriger un jour
training-what = Depuis le { $date }.
training-promised = Le profil de méthode promet { $count } jours d’analyse de la pratique par an à chaque permanent.
training-none = Rien n’est noté pour ces douze mois.
training-practice-sum = Analyse de la pratique : { $days } j
training-other-sum = autres formations : { $days } j
training-days-of = { $days } j
training-member = Qui
training-kind = De quoi s’agit-il ?
training-kind-practice-analysis = analyse de la pratique
training-kind-other = autre formation
training-on = Jour
training-days = Durée en jours
training-days-hint = Une demi-journée s’écrit 0,5.
training-note = Thème
training-remove = Supprimer ce jour
training-see = Jours de formation
err-training-days = Indiquez une durée au-dessus de zéro, jusqu’à { $most } jours.
err-training-noted = Un jour de ce genre est déjà noté à cette date.
said-training-note = Jour noté.
said-training-update = Jour corrigé.
said-training-remove = Jour supprimé.
## Évaluer par un lien

door-rating = évaluer
door-synthesis = synthèse à relire
rating-question-of = Question { $at } sur { $of }
rating-page-of = Page { $at } sur { $of }
rating-of-person = Le travail de { $name }
rating-of-firm = L’accueil dans votre entreprise
rating-missing-here = { $count ->
    [one] Il manque une réponse sur cette page.
   *[other] Il manque { $count } réponses sur cette page.
}
rating-unknown = Je ne sais pas
rating-next = Suivant
rating-back = Retour
rating-listen = Écouter
rating-answers = Vos réponses
rating-all-answered = Chaque question a une réponse. Relisez, puis envoyez.
rating-finish = C’est fini, j’envoie
rating-given = C’est envoyé. Vous pouvez encore changer une réponse, jusqu’à la comparaison.
rating-change = Changer
rating-typed = Ce que vous venez de répondre
rating-crossed-title = C’est terminé, merci
rating-crossed-what = Les réponses de chacun sont maintenant comparées. Pour en parler, { $coach } vous répond.
rating-over-what = Vous n’avez rien à faire. Pour en parler, { $coach } vous répond.
rating-withdrawn-title = Cette demande est retirée
rating-explained = { $coach } vous a expliqué pourquoi et comment, le { $date }.
rating-blind = Répondez seul. Personne ne lit vos réponses avant la comparaison.
rating-readers-person = Après, { $coach } et son équipe les lisent. Vous en parlez ensemble.
rating-readers = Après, { $coach }, son équipe et { $name } les lisent, et en parlent.
rating-free = Vous êtes libre de ne pas répondre.
rating-ask = Demander par courriel
rating-ask-again = Redemander
rating-mailed = Demandé à { $whom } le { $date }.
rating-answered = { $answered ->
    [one] { $answered } réponse sur { $of }.
   *[other] { $answered } réponses sur { $of }.
}
rating-mail-open = Le lien fonctionne.
rating-mail-expired = Le lien a expiré.
rating-mail-withdrawn = Le lien est retiré.
assessment-ask = Demander d’évaluer par courriel
assessment-ask-name = Nom
assessment-ask-email = Courriel
assessment-ask-contact = À qui
assessment-ask-to = Un courriel part à { $email }.
assessment-ask-hint = Le lien attend 30 jours. Il ne montre que les questions et le prénom. Il cesse à la comparaison.
assessment-ask-again-hint = Une adresse a déjà été envoyée. Un nouveau courriel la remplace ; les réponses déjà données restent.
assessment-ask-send = Envoyer la demande
assessment-ask-others = Demander un autre regard
assessment-firm-way = Ajouter une adresse à l’employeur
said-assessment-ask = La demande est partie.
said-assessment-withdraw = Le lien est retiré.
said-assessment-rate-by-link = C’est gardé.
err-source-signs-in = Ce regard se connecte : { $source }. Aucun courriel à envoyer.
err-source-has-given = Ce regard est déjà rendu.
err-source-contact = Seul un employeur a un contact à choisir.
err-source-known = L’adresse est celle de la fiche : ne l’écrivez pas ici.
err-source-no-email = Il manque une adresse de courriel pour ce regard.
err-source-mailbox = Cette adresse sert déjà à un autre regard de cette évaluation.
err-rating-choose = Choisissez une réponse, ou « je ne sais pas ».
err-rating-support = Dites d’abord comment cela se passe, puis qui aide.
err-rating-crossed = Les réponses sont déjà comparées : celle-ci n’est plus prise. Parlez-en avec { $coach }.
mail-rating-subject = { $structure } : quelques questions sur le travail
mail-rating-trainee =
    Bonjour { $contact },

    Comment ça se passe au travail, selon vous ? Quelques questions, une par page. Il n’y a pas de bonne ou de mauvaise réponse.

    { $link }

    Personne ne lit vos réponses avant que vous en parliez avec { $coach }. Le lien fonctionne encore { $days } jours. Vous êtes libre de ne pas répondre.

    { $coach }, { $structure }
mail-rating-other =
    Bonjour { $contact },

    Comment voyez-vous le travail de { $name } ? Deux minutes suffisent, sans compte.

    { $link }

    Répondez seul. Les réponses sont comparées ensuite, puis discutées avec { $name }. Le lien fonctionne encore { $days } jours. Vous êtes libre de ne pas répondre.

    { $coach }, { $structure }
mail-rating-firm =
    Bonjour { $contact },

    Comment votre entreprise accueille-t-elle une nouvelle personne ? Deux minutes suffisent, sans compte.

    { $link }

    Répondez seul. Les réponses sont comparées ensuite, et { $coach } en parle avec vous. Le lien fonctionne encore { $days } jours. Vous êtes libre de ne pas répondre.

    { $coach }, { $structure }
synthesis-question = Êtes-vous d’accord avec ce texte ?
synthesis-question-firm = Êtes-vous d’accord avec ce texte sur votre entreprise ?
synthesis-comment = Ce que vous voulez dire
synthesis-comment-hint = Si vous n’êtes pas d’accord, dites pourquoi. { $coach } et son équipe le lisent.
synthesis-agree = Oui, je suis d’accord
synthesis-agree-then = Le texte est gardé ainsi.
synthesis-contest = Non, je conteste
synthesis-contest-then = { $coach } vous en reparle. Vos mots sont gardés avec le texte.
synthesis-contested = Vous avez contesté ce texte le { $date }.
synthesis-agreed = Vous avez dit oui à ce texte le { $date }.
synthesis-past = Ce texte a changé, ou n’est plus à relire ici
synthesis-past-what = Vous n’avez rien à faire. { $coach } vous enverra le nouveau texte, s’il y en a un.
synthesis-typed = Ce que vous aviez écrit
synthesis-send = Envoyer la synthèse
synthesis-send-again = Renvoyer la synthèse
synthesis-by-link = Dit par son propre lien.
synthesis-by-coach = Noté par le coach.
assessment-dropped-case = L’accompagnement est terminé.
assessment-dropped-job = L’emploi dans cette entreprise est terminé.
said-assessment-send = La synthèse est partie.
said-assessment-answer = C’est noté, merci.
err-synthesis-said = Votre réponse est déjà enregistrée.
err-synthesis-changed = Ce texte a changé depuis : votre réponse n’est pas prise. Un nouveau lien vous sera envoyé.
mail-synthesis-subject = { $structure } : un texte à relire
mail-synthesis-trainee =
    Bonjour { $contact },

    Vous avez parlé de votre travail avec { $coach }. Voici ce qui est retenu. Vous pouvez dire si vous êtes d’accord, ou non.

    { $link }

    Un code vous sera demandé. Le lien fonctionne encore { $days } jours.

    { $coach }, { $structure }
mail-synthesis-firm =
    Bonjour { $contact },

    Vous avez parlé avec { $coach } de l’accueil dans votre entreprise. Voici ce qui est retenu. Vous pouvez dire si vous êtes d’accord, ou non.

    { $link }

    Un code vous sera demandé. Le lien fonctionne encore { $days } jours.

    { $coach }, { $structure }
nav-assessments = À évaluer
assessments-mine = À évaluer
assessments-mine-lede = Les personnes que vous encadrez, et dont l’évaluation attend votre regard.
assessments-mine-none = Aucune évaluation n’attend votre regard.
assessment-asked-since = demandé le { $date }
today-assessment-waits = En attente depuis le { $date } : { $source }.
today-assessment-all = Tous les regards sont rendus, le dernier le { $date }.
today-assessment-you = Votre regard est attendu depuis le { $date }.
mark-review-start = L’autonomie n’a pas encore été évaluée : à faire dès le { $date }.
mark-review = Nouvelle évaluation de l’autonomie à faire depuis le { $date }.
mark-review-firm-start = La capacité de l’employeur n’a pas encore été évaluée : à faire dès le { $date }.
mark-review-firm = Nouvelle évaluation de la capacité de l’employeur à faire depuis le { $date }.
## Les mots du papier

paper-title = Attestation de compétences
paper-birth-date = Date de naissance
paper-framework = Référentiel
paper-version = version
paper-purpose = Objet de l’évaluation
paper-skills = Compétences attestées
paper-steps = Étapes, de la première à la dernière
paper-skill = Compétence
paper-level = Niveau attesté
paper-said-by = Avis croisés
paper-synthesis = Chaque niveau a été discuté entre au moins deux avis. Ce n’est jamais une moyenne.
paper-comment = Ce que la personne souhaite ajouter
paper-issue = Attesté par
paper-signature = Signature
paper-verify = Vérifier cette attestation
paper-how = Scannez le code de la première page, ou ouvrez
paper-promise = La page confirme ce papier et dit s’il a été retiré. Elle ne montre rien de plus.
paper-code-image = Code à scanner, qui ouvre l’adresse
paper-statement = { $structure } atteste le niveau de cette personne dans les compétences ci-dessous, évaluées du { $from } au { $to }.
paper-statement-day = { $structure } atteste le niveau de cette personne dans les compétences ci-dessous, évaluées le { $day }.
paper-place-and-day = { $place }, le { $day }
paper-source-self = personne
paper-source-supervisor = encadrement
paper-source-employer = employeur
paper-source-client = client
paper-source-coach = jobcoach

## Les attestations de compétences

paper-preview = APERÇU
attestations-title = Attestations de compétences
attestations-see = Attestations de compétences
attestations-none = Aucune attestation pour l’instant. Elle se prépare sur une évaluation scellée.
attestation-title = Attestation de compétences
attestation-new = Préparer une attestation
attestation-of = Avec { $name }, choisissez ce que l’attestation montre. Rien n’est montré sans son choix.
attestation-levels = Compétences et niveaux
attestation-said-by = Avis croisés : { $sources }
attestation-not-shown = Ne pas montrer
attestation-left-out = { $count ->
    [one] { $count } compétence n’est pas proposée : moins de deux avis l’ont évaluée.
   *[other] { $count } compétences ne sont pas proposées : moins de deux avis les ont évaluées.
}
attestation-purpose = Objet de l’évaluation
attestation-comment = Ce que la personne souhaite ajouter
attestation-birth-date = Montrer la date de naissance
attestation-language = Langue
attestation-place = Fait à
attestation-replaces = Elle remplace
attestation-agreed-on = La personne a choisi le
attestation-look-first = Regardez d’abord le papier ensemble. Une attestation délivrée ne change plus : on la retire, ou on la remplace.
attestation-preview = Voir le papier
attestation-preview-file = apercu-attestation
attestation-issue = Délivrer
attestation-issued-on = Délivrée le { $date }
attestation-skills = { $count ->
    [one] { $count } compétence
   *[other] { $count } compétences
}
attestation-stands = Valable
attestation-ending-withdrawn = retirée
attestation-ending-replaced = remplacée
attestation-download-paper = Télécharger le papier (PDF)
attestation-download-credential = Télécharger la version signée (JSON)
attestation-revoke = Retirer l’attestation
attestation-revoke-of = Attestation de { $name }, délivrée le { $date }.
attestation-revoke-hint = Qui la vérifie apprendra qu’elle a été retirée, et quand. La raison n’est dite à personne en dehors de la structure.
attestation-reason = Pourquoi elle est retirée
attestation-revoked-on = Retirée le { $date }.
attestation-replaced-on = Remplacée le { $date }.
attestation-see = Voir l’attestation
attestation-key-revoked = La clé qui l’avait signée a été révoquée. La version signée que vous téléchargez ici est signée de nouveau : remettez-la à la personne. Le papier reste bon.
attestation-record = Ce qui est gardé
attestation-code = Code
attestation-shows = Elle montre
attestation-signer = Attestée par
attestation-chosen-on = Choisie par la personne le
attestation-fingerprint = Empreinte du papier (SHA-256)
attestation-verify-see = La page où chacun peut la vérifier
attestation-assessment-see = Voir l’évaluation
verify-title = Vérifier une attestation
verify-code-lede = Le code est sur le papier, sous cette forme : 7QK4-M2XD-9TFA.
verify-code = Code de l’attestation
verify-look = Vérifier
verify-stands = Cette attestation existe et elle est valable
verify-withdrawn = Cette attestation a été retirée
verify-replaced = Cette attestation a été remplacée par une autre
verify-by = Délivrée par
verify-on = Délivrée le
verify-ended-on = Plus valable depuis le
verify-compare = Comparer avec ce que vous avez reçu
verify-compare-why = Un papier peut avoir été modifié. Écrivez le nom qui y figure : la page montre alors ce que dit l’original. Ou comparez le fichier reçu.
verify-name = Le nom complet écrit sur le papier
verify-file = Le fichier reçu
verify-file-hint = Le PDF, ou la version signée (JSON). Il n’est pas gardé.
verify-paste = Coller la version signée
verify-credential = Version signée (JSON)
verify-compare-do = Comparer
verify-nothing-kept = Sans le papier, cette page ne montre rien de la personne. Ce que vous comparez n’est pas gardé.
verify-compare-words = Comparez mot à mot avec votre papier.
verify-named = Le nom est celui de l’attestation. Voici ce qu’elle dit.
verify-same-paper = Ce PDF est bien celui que la structure a délivré, octet pour octet.
verify-other-paper = Ce PDF n’est pas celui que la structure a délivré. Il a peut-être été modifié, imprimé de nouveau ou numérisé. Écrivez le nom pour comparer les mots.
verify-same-credential = Cette version signée est bien celle de la structure.
verify-key-revoked = Elle dit ce que la structure a attesté, mais la clé qui l’a signée a été révoquée depuis. Demandez une nouvelle version signée.
verify-other-credential = Cette version signée n’est pas celle de cette attestation, ou elle a été modifiée.
verify-unreadable = Ce fichier n’est ni une attestation en PDF ni une version signée.
err-verify-code = Ce code n’en est pas un : il a douze lettres ou chiffres, en trois groupes.
err-verify-nothing = Écrivez le nom, ou choisissez un fichier.
err-verify-name = Ce nom n’est pas celui de cette attestation. Écrivez-le comme sur le papier, prénom et nom.
err-attest-firm = L’évaluation d’un employeur ne donne pas d’attestation de compétences.
err-attest-superseded = Une autre évaluation corrige celle-ci. Faites l’attestation à partir de la nouvelle.
err-attest-sealed = L’évaluation n’est pas encore scellée.
err-attest-unsaid = On ne sait pas ce que la personne pense de cette évaluation. Il n’y a pas d’attestation sans sa parole.
err-attest-early = L’évaluation a été scellée le { $date } : la personne n’a pas pu choisir avant.
err-attest-signer = Un programme ne signe pas : cette évaluation n’a pas de coach qui atteste.
err-attest-long = Le papier a de la place pour { $most } caractères.
err-attest-birth-date = La date de naissance n’est pas connue.
err-attest-uncrossed = « { $item } » n’a pas été évaluée par deux avis.
err-attest-level = Personne n’a donné ce niveau à « { $item } ».
err-attest-none = Choisissez au moins une compétence à montrer.
err-attest-signs = Le papier ne sait pas écrire : { $signs }
err-attest-period = Les jours de l’évaluation sont dans l’avenir.
err-attest-incomplete = La grille a un texte vide ou trop long pour le papier.
err-attestation-ended = Cette attestation n’est déjà plus valable.
said-attestation-issue = L’attestation est délivrée.
said-attestation-revoke = L’attestation est retirée.
said-key-rotate = Une nouvelle clé signe.
said-key-revoke = La clé est révoquée.
keys-title = Clés de signature
keys-see = Clés de signature
keys-lede = La structure signe ses attestations de compétences avec une clé. La première se crée avec la première attestation.
keys-none = Aucune clé : la structure n’a encore rien attesté.
keys-address = L’adresse de la structure pour qui vérifie
keys-address-why = Elle est tirée au sort et ne change pas. Elle montre les clés, et rien d’autre.
key-rotate = Changer de clé
key-made-on = depuis le { $date }
key-retired-on = remplacée le { $date }
key-revoked-on = révoquée le { $date }
key-in-force = Signe
key-retired = Remplacée
key-revoked = Révoquée
key-revoke = Révoquer la clé
key-revoke-hint = Révoquez { $name } si quelqu’un d’autre a pu l’avoir en main. Les versions signées avec elle ne seront plus crues : les personnes devront en recevoir de nouvelles. Les papiers restent bons. Pour un simple changement, changez de clé.
key-revoke-reason = Ce qui s’est passé
err-key-none = La structure n’a encore rien attesté : la première clé se crée avec la première attestation.
err-key-revoked = Cette clé est déjà révoquée.
err-key-unreadable = La clé ne s’ouvre pas avec le secret de ce service. Une nouvelle clé résout cela, sans toucher à ce qui est signé.
err-list-signed = Cette liste est encore bonne.
said-status-list-sign = La liste des retraits est signée de nouveau.
