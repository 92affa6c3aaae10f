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
milestone-answer = Où en est-on ?
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
err-link-ended = Ce lien n’est plus valable.
err-link-not-expired = Ce lien fonctionne encore.
err-left-on = Indiquez une date entre le premier jour et aujourd’hui.
err-withdrawn-already = Ce lien est déjà retiré.
answer-left-on = Dernier jour : { $date }

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
link-question = { $name } travaille toujours chez vous ?
link-when = Étape « { $step } », au { $date }
link-yes = Oui, tout va bien
link-difficulty = Oui, mais il y a une difficulté
link-difficulty-then = { $coach } vous rappelle sous 2 jours
link-no = Non, le contrat est terminé
link-no-then = Nous vous demanderons seulement la date
link-one-press = Un seul appui suffit. Vous pourrez changer votre réponse pendant 14 jours.
link-thanks = Merci
link-your-answer = Votre réponse :
link-left-on = Dernier jour travaillé
link-left-on-save = Envoyer la date
link-change = Changer ma réponse
link-change-until = Vous pouvez la changer jusqu’au { $date }.
link-expired-title = Ce lien n’est plus valable
link-expired-what = Nous pouvons vous en envoyer un nouveau, à la même adresse.
link-renew = Recevoir un nouveau lien
link-withdrawn-title = Cette question est retirée
link-withdrawn-what = Vous n’avez rien à faire. Pour toute question, { $coach } vous répondra.
link-as = Vous répondez en tant que { $name }, { $employer }.
link-readers = Votre réponse est lue par la personne concernée et par { $coach }, jobcoach. Elle sert à suivre l’emploi et à rien d’autre.
mail-question-subject = { $structure } : une question, une réponse
mail-question-body =
    Bonjour { $contact },

    { $name } travaille toujours chez vous ? Un appui suffit pour répondre, sans compte ni mot de passe.

    { $link }

    Le lien fonctionne { $days } jours. Vous pourrez changer votre réponse pendant 14 jours.

    { $coach }, jobcoach, { $structure }
