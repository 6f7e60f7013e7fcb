package agreements

import (
	"sort"

	"harrow/schema"
)

// worth finds the total value: an amount inside the trigger's phrase ("a $2
// million contract") or behind it after a word of worth, else one that the next
// sentence gives as the value of the transaction.
func (r *reader) worth(m *reading) {
	ws := m.ws
	if len(ws) == 0 {
		return
	}
	if r.valued(m, ws, r.worthAt) || !bargain(m) || m.sentence+1 >= len(r.d.Sentences) {
		return
	}
	if next := r.d.Sentences[m.sentence+1]; r.firstAmount(next.Start) < r.firstAmount(next.End) {
		r.valued(m, r.read(m.sentence+1), transactionAt)
	}
}

// firstAmount returns the first of the amounts that begins at the offset or
// behind it.
func (r *reader) firstAmount(offset int) int {
	return sort.Search(len(r.amounts), func(i int) bool { return int(r.rows.Amounts[r.amounts[i]].Start) >= offset })
}

// valued gives m the first amount among the words that at accepts.
func (r *reader) valued(m *reading, ws []word, at func(m *reading, ws []word, i int, a *schema.AmountRow) bool) bool {
	if len(ws) == 0 {
		return false
	}
	for k := r.firstAmount(ws[0].start); k < r.firstAmount(ws[len(ws)-1].end); k++ {
		a := &r.rows.Amounts[r.amounts[k]]
		if a.Per != "" || !a.Amount.Valid {
			continue
		}
		if i := wordAt(ws, int(a.Start)); i >= 0 && at(m, ws, i, a) {
			m.amount, m.currency = a.Amount, a.Currency
			m.value = field{start: int(a.Start), end: int(a.End)}
			return true
		}
	}
	return false
}

// bargain reports whether something is bought or sold under the agreement.
func bargain(m *reading) bool {
	if m.instrument == "merger" {
		return true
	}
	return has(m.ws, m.first, 16, "buy", "purchase", "acquire", "sell", "acquisition", "takeover", "sale")
}

// transactionAt reports whether the amount at word i is that of the transaction
// of the sentence before: "The transaction is valued at $40 million", "paying $27
// a share, or $3 billion".
func transactionAt(_ *reading, ws []word, i int, _ *schema.AmountRow) bool {
	j := i - 1
	for j > 0 && (ws[j].role == adv || is(ws[j].low, "about", "some", "around", "nearly", "over", "more", "than")) {
		j--
	}
	if low(ws, j) == "or" {
		return has(ws, max(0, j-12), 12, "pay", "paying", "pays", "paid") && has(ws, max(0, j-4), 4, "share")
	}
	if low(ws, j) != "worth" && !(low(ws, j) == "at" && is(low(ws, j-1), "valued", "priced")) && !(low(ws, j) == "of" && is(low(ws, j-1), "value", "price")) {
		return false
	}
	for j--; j >= 0; j-- {
		if is(ws[j].low, "transaction", "purchase", "acquisition", "takeover", "sale") {
			return true
		}
		if ws[j].role == sub || ws[j].role == stop {
			break
		}
	}
	return false
}

func (r *reader) worthAt(m *reading, ws []word, i int, a *schema.AmountRow) bool {
	if i >= m.phrase && i < m.first {
		return true
	}
	if i < m.first {
		return false
	}
	end := i
	for end < len(ws) && ws[end].start < int(a.End) {
		end++
	}
	if is(low(ws, end), "a", "per", "each", "annually", "yearly") || low(ws, end) == "stake" {
		return false
	}
	// no other finite clause between, unless it is a purchase
	j := i - 1
	for j > m.last && (ws[j].role == adv || ws[j].role == det || ws[j].in(estimateWord) && !is(ws[j].low, "valued", "worth")) {
		if ws[j].low == "of" && is(low(ws, j-1), "value", "total", "price", "sum", "cost") {
			return true
		}
		if ws[j].low == "of" && j-1 == m.last {
			return true
		}
		if ws[j].low == "at" && is(low(ws, j-1), "valued", "estimated", "priced") {
			return true
		}
		if ws[j].low == "to" && is(low(ws, j-1), "amounting", "amounts") {
			return true
		}
		j--
	}
	if j <= m.last {
		return false
	}
	switch ws[j].low {
	case "worth", "totaling", "totalling", "totaled", "totalled", "valued", "exceeding":
		return !otherTrigger(ws, m.last+1, j)
	case "for":
		if m.verb || is(m.instrument, "merger", "contract", "deal", "agreement", "memorandum") {
			if hasNoVerb(ws[m.last+1 : j]) {
				return !otherTrigger(ws, m.last+1, j) // "a deal with Orbis for $3 million"
			}
			for k := m.last; k < j; k++ {
				if ws[k].in(tradeWord) {
					return !otherTrigger(ws, m.last+1, j)
				}
			}
		}
	}
	return false
}

func otherTrigger(ws []word, from, to int) bool {
	for k := from; k < to && k < len(ws); k++ {
		if ws[k].strong() && ws[k].role == noun {
			return true
		}
	}
	return false
}

func hasNoVerb(ws []word) bool { return !hasRole(ws, verb) && !hasRole(ws, ing) && !hasRole(ws, aux) }
