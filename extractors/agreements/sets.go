package agreements

// set is a set of words.
type set uint8

// The sets of words.txt, which says what each is for.
const (
	purchaseVerb set = iota + 1
	openIssue
	signingVerb
	contents
	prospective
	newness
	occasionNoun
	statesNoun
	organOfState
	institutionNoun
	legislature
	collectionNoun
	fieldWord
	agreeingLemma
	placeNoun
	passingLemma
	overVerb
	pendingParticiple
	achievingVerb
	compellingVerb
	causingVerb
	fightersNoun
	mediatorNoun
	brokeringWord
	pressWord
	holdingWord
	legalForm
	periodNoun
	crossingNoun
	purposeVerb
	presupposingLemma
	regulatingVerb
	accusingVerb
	lastingVerb
	meetingVerb
	grantingVerb
	supervisorNoun
	instrumentNoun
	opinionWord
	futuresWord
	conventionWord
	conventionName
	technicalWord
	declaredNoun
	takeoverDecoy
	bodyWord
	mergerDecoy
	offerWord
	settlersWord
	settlementDecoy
	disputeWord
	estimateWord
	tradeWord
	unmakingLemma
	shareholderNoun
	mediatingWord
	onlookerVerb
	dutyNoun
	keepingLemma
	goBetweenVerb
	rumour
	dismissal
	breachingLemma
	mannerNoun
	settling
	forbiddingVerb
	ofNations
	speakingWord
	contactNoun
	resumingVerb
	recallingVerb
	partOfCountry
	dealDecoy
	approximation
	clausePreposition
	verbParticle
	mannerPreposition
	temporalConjunction
	measure
	rendering
	defunct
	helping
	noAgent
	supposing
	hearsay
	judging
	electoral
	unbreaching
	unrealPreposition
	quantifier
	agentNoun
	residentNoun
	assembly
	firmsNoun
	unnamedSides
	memberFirms
	contractDecoy
)

var setNames = map[string]set{
	"purchase": purchaseVerb, "open-issue": openIssue, "signing": signingVerb, "contents": contents,
	"prospective": prospective, "newness": newness, "occasion": occasionNoun, "states": statesNoun,
	"organ-of-state": organOfState, "institution": institutionNoun, "legislature": legislature,
	"collection": collectionNoun, "field": fieldWord, "agreeing": agreeingLemma, "place": placeNoun,
	"passing": passingLemma, "over": overVerb, "pending": pendingParticiple, "achieving": achievingVerb,
	"compelling": compellingVerb, "causing": causingVerb, "fighters": fightersNoun, "mediator": mediatorNoun,
	"brokering": brokeringWord, "press": pressWord, "holding": holdingWord, "legal-form": legalForm,
	"period": periodNoun, "crossing": crossingNoun, "purpose": purposeVerb, "presupposing": presupposingLemma,
	"regulating": regulatingVerb, "accusing": accusingVerb, "lasting": lastingVerb, "meeting": meetingVerb,
	"granting": grantingVerb, "supervisor": supervisorNoun, "instrument": instrumentNoun, "opinion": opinionWord,
	"futures": futuresWord, "convention": conventionWord, "convention-name": conventionName, "technical": technicalWord,
	"declared": declaredNoun, "takeover-decoy": takeoverDecoy, "estimate": estimateWord, "trade": tradeWord,
	"body": bodyWord, "merger-decoy": mergerDecoy, "offer": offerWord,
	"settlers": settlersWord, "settlement-decoy": settlementDecoy, "dispute": disputeWord,
	"unmaking": unmakingLemma, "shareholder": shareholderNoun, "mediating": mediatingWord, "onlooker": onlookerVerb,
	"duty": dutyNoun, "keeping": keepingLemma,
	"go-between": goBetweenVerb, "speaking": speakingWord, "contact": contactNoun, "rumour": rumour,
	"dismissal": dismissal, "breaching": breachingLemma, "manner": mannerNoun, "settling": settling,
	"forbidding": forbiddingVerb, "of-nations": ofNations, "resuming": resumingVerb, "recalling": recallingVerb,
	"approximation": approximation, "clause-preposition": clausePreposition, "particle": verbParticle,
	"manner-preposition": mannerPreposition, "temporal-conjunction": temporalConjunction,
	"measure": measure, "rendering": rendering, "defunct": defunct,
	"helping": helping, "no-agent": noAgent,
	"supposing": supposing, "hearsay": hearsay, "judging": judging,
	"electoral":   electoral,
	"unbreaching": unbreaching, "unreal-preposition": unrealPreposition,
	"quantifier": quantifier, "agent": agentNoun, "resident": residentNoun, "assembly": assembly, "firms": firmsNoun, "unnamed-sides": unnamedSides, "member-firms": memberFirms,
	"part-of-country": partOfCountry, "deal-decoy": dealDecoy, "contract-decoy": contractDecoy,
}

// memberships are the sets that a word is in, a bit for each.
type memberships [4]uint64
