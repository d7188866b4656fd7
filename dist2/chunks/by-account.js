// dist/bin/output/by-account.js
async function byAccount(configs, { allAccounts }, ask) {
	const isOne = configs.length === 1 && !allAccounts;
	const found = [];
	for (const config of configs) found.push({
		account: config.account ?? "main",
		items: await ask(config)
	});
	return {
		items: found.flatMap(({ account, items }) => items.map((item) => isOne ? item : {
			account,
			...item
		})),
		text: (format) => found.map(({ account, items }) => (isOne ? "" : `${account}\n`) + format(items)).join("\n")
	};
}
export { byAccount as t };
