## Les six premières définitions

indicator-emp-01-name = Employeurs actifs
indicator-emp-01-explains = Le nombre d'établissements où au moins une personne accompagnée a été en poste ou en essai pendant la période.
indicator-emp-01-not-said = Ne dit rien de la durée, du contrat ni de la qualité de l'accueil. Deux établissements d'une même entreprise comptent pour deux.
indicator-emp-01-numerator = Les établissements dont un placement couvre au moins un jour de la période.

indicator-jc-02-name = Contact dans la première semaine
indicator-jc-02-explains = La part des placements où une séance a eu lieu dans les 7 jours qui suivent le premier jour de travail.
indicator-jc-02-not-said = Ne dit pas qui a été rencontré ni ce que le contact a apporté. Une visite faite avant le premier jour ne compte pas.
indicator-jc-02-numerator = Les placements avec une séance tenue entre le premier jour et le septième jour qui suit.
indicator-jc-02-denominator = Les placements commencés dans la période, tous contrats et essais compris.
indicator-jc-02-exclusions = Les placements commencés depuis moins de 7 jours à la date d'observation.

indicator-jc-08-name = Contacts qui touchent l'employeur
indicator-jc-08-explains = La part des séances tenues pendant l'emploi auxquelles l'employeur a pris part.
indicator-jc-08-not-said = Ne dit pas si l'employeur est satisfait, ni si le nombre de séances suffit.
indicator-jc-08-numerator = Les séances avec l'employeur seul, ou à trois.
indicator-jc-08-denominator = Les séances tenues dans la période, un jour où la personne est en placement.
indicator-jc-08-exclusions = Les séances manquées et celles tenues hors emploi.

indicator-mil-01-name = Jalons renseignés à temps
indicator-mil-01-explains = La part des jalons de suivi qui ont reçu une réponse à 15 jours près, avant ou après leur date.
indicator-mil-01-not-said = Ne dit pas si la réponse est bonne, ni qui l'a donnée. Une rupture annoncée à temps compte comme une réponse.
indicator-mil-01-numerator = Les jalons qui ont une réponse entre 15 jours avant et 15 jours après leur date.
indicator-mil-01-denominator = Les jalons d'une semaine, 1, 3, 6 et 12 mois dont la date tombe dans la période.
indicator-mil-01-exclusions = Les placements finis avant la date du jalon, et les jalons dont les 15 jours courent encore.

indicator-par-01-name = Plan signé dans les 60 jours
indicator-par-01-explains = La part des parcours dont un plan porte les deux signatures, personne accompagnée et jobcoach, au plus tard 60 jours après l'entrée.
indicator-par-01-not-said = Ne dit pas si le plan vient de la personne, ni s'il est suivi. La signature de l'employeur n'est pas demandée.
indicator-par-01-numerator = Les parcours dont un même plan est signé des deux côtés au plus tard le 60e jour.
indicator-par-01-denominator = Les personnes entrées dans la période et restées au moins 60 jours.
indicator-par-01-exclusions = Les personnes parties avant le 60e jour, et les parcours de moins de 60 jours à la date d'observation.

indicator-ret-03-name = En emploi 3 mois après le début
indicator-ret-03-explains = La part des placements ordinaires où la personne est en emploi 3 mois après le premier jour, chez cet employeur ou un autre.
indicator-ret-03-not-said = Ne dit pas si l'emploi convient, ni si le contrat dure. Une situation inconnue compte comme un non, pour que le silence n'améliore jamais le chiffre.
indicator-ret-03-numerator = Les placements où l'emploi à 3 mois est confirmé, par une réponse à 15 jours près ou par un autre placement ordinaire.
indicator-ret-03-denominator = Les placements ordinaires dont le troisième mois tombe dans la période, situations inconnues comprises.
indicator-ret-03-exclusions = Les stages, les essais et les contrats d'insertion, les décès survenus au plus tard à l'échéance, et les échéances de moins de 15 jours à la date d'observation.

## Pourquoi un cas compte ou non

why-too-recent = Trop récent à la date d'observation. Le délai finit le { $limit }.
why-left-before = Parcours fini le { $date }, avant le 60e jour, le { $limit }.
why-signed-in-time = Plan signé des deux côtés le { $date }. La limite était le { $limit }.
why-signed-late = Plan signé des deux côtés le { $date }, après la limite du { $limit }.
why-not-signed = Aucun plan signé des deux côtés. La limite était le { $limit }.
why-contact-in-time = Première séance le { $date }. La limite était le { $limit }.
why-contact-late = Première séance le { $date }, après la limite du { $limit }.
why-no-contact = Aucune séance tenue depuis le premier jour, le { $date }. La limite était le { $limit }.
why-missed = Séance du { $date } manquée.
why-not-in-employment = Aucun placement ne couvre le { $date }.
why-with-employer = Séance du { $date } avec l'employeur.
why-tripartite = Séance du { $date } à trois.
why-with-trainee = Séance du { $date } avec la personne accompagnée, sans l'employeur.
why-with-third-party = Séance du { $date } avec un tiers, sans l'employeur.
why-employer-active = Au moins une personne y est en placement dans la période, dès le { $date }. Nombre de placements : { $count }.
why-ended-before-due = Placement fini le { $date }, avant la date du jalon, le { $due }.
why-answered-in-time = Réponse du { $date }, à 15 jours près de la date du jalon, le { $due }.
why-answered-outside = Réponse du { $date }. Elle était attendue entre le { $from } et le { $to }.
why-not-answered = Aucune réponse pour le { $due }. La limite était le { $limit }.
why-not-ordinary = Stage, essai ou contrat d'insertion.
why-died = Décès le { $date }, au plus tard à l'échéance du { $anchor }.
why-confirmed-in-work = En poste le { $anchor }, selon la réponse du { $date }.
why-other-placement = En emploi le { $anchor } grâce à un autre placement, { $ref }.
why-ended = Placement fini le { $date }. L'échéance était le { $anchor }.
why-answered-left = La personne n'était plus en poste pour l'échéance du { $anchor }, selon la réponse du { $date }.
why-unknown = Situation inconnue le { $anchor }. Aucune réponse entre le { $from } et le { $to }.

## Mots

counts-numerator = Compte au numérateur
counts-denominator = Compte au dénominateur seulement
counts-unknown = Inconnu, compte au dénominateur
counts-excluded = Écarté par une règle

figure-status-ok = Calculé
figure-status-not-applicable = Sans objet, aucun cas dans la période
figure-status-not-computable = Pas encore calculable dans cette version

unit-percent = pourcentage
unit-count = nombre
direction-up = Plus haut, c'est mieux
direction-down = Plus bas, c'est mieux

fact-path = parcours
fact-session = séances
fact-placement = placements
fact-check = situations à l'échéance
fact-milestone = jalons
fact-employer = employeurs

check-status-in = en emploi
check-status-out = sorti de l'emploi
check-status-unknown = inconnue

err-period = Indiquez une fin de période qui ne précède pas son début.
